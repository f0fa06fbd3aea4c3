package org.sunhall.notices.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Whom the notices of a case go to. */
@Entity
@Table(name = "NOTICES_CASE")
public class CaseEntity {

    @Id
    @Column(name = "CASE_ID")
    String caseId;

    @Column(name = "APPLICANT")
    String applicant;

    @Column(name = "ITEM_ZH")
    String itemZh;

    @Column(name = "ITEM_EN")
    String itemEn;

    @Column(name = "NUMBER_SHOWN")
    String number;

    @Column(name = "JURISDICTION")
    String jurisdiction;

    /** For the persistence provider. */
    public CaseEntity() {}
}
