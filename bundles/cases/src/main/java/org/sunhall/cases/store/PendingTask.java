package org.sunhall.cases.store;

import org.sunhall.kernel.CaseId;

/** An automatic task whose time to be tried has come. */
public record PendingTask(CaseId caseId, String task) {}
