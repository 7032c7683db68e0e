package org.challengectl.rest.internal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.challengectl.auth.SignIn;

/** For users on their own behalf: a session at one of these stages is needed. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface SignedIn {

  SignIn.Stage[] value();
}
