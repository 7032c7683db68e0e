"""Judges: who say of a recording that it is right, and the steps that prepare a recording for them."""

from __future__ import annotations

from bench import tools


class Failure(Exception):
    """The signal is not what it should be; the text says what was seen instead."""


class Unavailable(Exception):
    """A judge cannot work on this machine; the text says what is missing."""


class _Part:
    """Common to steps and judges: the programs and Python modules that they need, by name."""

    name = ""
    needs: tuple[str, ...] = ()
    #: Waits more than it works (a program that plays in real time): does not hold a core meanwhile.
    waits = False

    def missing(self) -> list[str]:
        return [need for need in self.needs if not tools.has(need)]


class Judge(_Part):
    """Decides. A subclass sets name and needs and implements judge()."""

    def judge(self, subject, context) -> str:
        """Says in a few words what was found; raises Failure if that is not what was expected.

        subject is a Recording (complex samples), or an Audio if a receiver stands before.
        """
        raise NotImplementedError

    @property
    def label(self) -> str:
        return self.name

    def parts(self) -> list[_Part]:
        return [self]


class Step(_Part):
    """Turns what it gets into what the next one needs: `receivers.nbfm() | decoders.dtmf("123")`."""

    def apply(self, subject, context):
        raise NotImplementedError

    def __or__(self, after):
        if isinstance(after, Judge):
            return _Chain(self, after)
        if isinstance(after, Step):
            return _Steps(self, after)
        return NotImplemented


class _Steps(Step):
    def __init__(self, first: Step, second: Step):
        self.first = first
        self.second = second
        self.name = f"{first.name} → {second.name}"
        self.needs = first.needs + second.needs

    def apply(self, subject, context):
        return self.second.apply(self.first.apply(subject, context), context)


class _Chain(Judge):
    def __init__(self, step: Step, last: Judge):
        self.step = step
        self.last = last
        self.name = f"{step.name} → {last.label}"

    def judge(self, subject, context) -> str:
        with context.core():
            prepared = self.step.apply(subject, context)
        return context.ask(self.last, prepared)

    def parts(self) -> list[_Part]:
        return [self.step, *self.last.parts()]

    def missing(self) -> list[str]:
        return [need for part in self.parts() for need in part.missing()]

    # A chain takes and gives back cores by itself, part by part.
    waits = True
