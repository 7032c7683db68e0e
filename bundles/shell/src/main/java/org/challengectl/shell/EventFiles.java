package org.challengectl.shell;

import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;

/** Completes paths of files. */
@Service
public class EventFiles extends FileCompleter {}
