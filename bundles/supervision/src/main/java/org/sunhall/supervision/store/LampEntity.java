package org.sunhall.supervision.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A lamp that changed; never updated, never deleted. */
@Entity
@Table(name = "SUPERVISION_LAMP_HISTORY")
public class LampEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "CASE_ID")
    String caseId;

    @Column(name = "CLOCK_ID")
    String clockId;

    @Column(name = "TITLE_ZH")
    String titleZh;

    @Column(name = "TITLE_EN")
    String titleEn;

    @Column(name = "ORG")
    String org;

    @Column(name = "JURISDICTION")
    String jurisdiction;

    @Column(name = "LAMP_BEFORE")
    String before;

    @Column(name = "LAMP_AFTER")
    String after;

    @Column(name = "SINCE_AT")
    long since;

    @Column(name = "RECORDED_AT")
    long recordedAt;

    @Column(name = "DUE_AT")
    long due;

    /** For the persistence provider. */
    public LampEntity() {}
}
