package org.sunhall.cases.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A step that waits, as the inbox finds it. */
@Entity
@Table(name = "CASES_TASK")
public class TaskEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "CASE_ID")
    String caseId;

    @Column(name = "TASK")
    String task;

    @Column(name = "POST")
    String post;

    @Column(name = "AUTOMATIC")
    String automatic;

    @Column(name = "OPENED_AT")
    long openedAt;

    @Column(name = "NEXT_TRY_AT")
    Long nextTryAt;

    /** For the persistence provider. */
    public TaskEntity() {}
}
