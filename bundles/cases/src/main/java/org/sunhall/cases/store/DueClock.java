package org.sunhall.cases.store;

import org.sunhall.kernel.CaseId;

/** A clock that has run out with a legal consequence. */
public record DueClock(CaseId caseId, String clock) {}
