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

    @Column(name = "STEP")
    String step;

    @Column(name = "REFERENCE")
    String reference;

    @Column(name = "ITEM")
    String item;

    @Column(name = "ITEM_ZH")
    String itemZh;

    @Column(name = "ITEM_EN")
    String itemEn;

    @Column(name = "EDITION")
    String edition;

    @Column(name = "PLUGIN")
    String plugin;

    @Column(name = "PARKED")
    boolean parked;

    @Column(name = "DUE_AT")
    long dueAt;

    @Column(name = "YELLOW_AT")
    long yellowAt;

    @Column(name = "SIGNED")
    String signed;

    @Column(name = "CLAIMED_BY")
    String claimedBy;

    @Column(name = "CLAIMED_AT")
    Long claimedAt;

    /** For the persistence provider. */
    public TaskEntity() {}
}
