package org.sunhall.cases.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.NamedQuery;
import javax.persistence.Table;
import javax.persistence.Version;

/** A case as it stands, one row. */
@Entity
@Table(name = "CASES_CASE")
@NamedQuery(
        name = "cases.load",
        query = "select c, d, t from CaseEntity c left join CommandEntity d on d.id = :command"
                + " left join TaskEntity t on t.id = :task where c.id = :id")
public class CaseEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "RECEIPT")
    String receipt;

    @Column(name = "CODE")
    String code;

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

    @Column(name = "ORG")
    String org;

    @Column(name = "JURISDICTION")
    String jurisdiction;

    @Column(name = "APPLICANT")
    String applicant;

    @Column(name = "APPLICANT_NAME")
    String applicantName;

    @Column(name = "STAGE")
    String stage;

    @Column(name = "ENDED")
    boolean ended;

    @Column(name = "PARKED")
    boolean parked;

    @Column(name = "PARKED_SINCE")
    Long parkedSince;

    @Column(name = "PARKED_ZH")
    String parkedZh;

    @Column(name = "PARKED_EN")
    String parkedEn;

    @Column(name = "PARKED_BY")
    String parkedBy;

    @Lob
    @Column(name = "STATE")
    String state;

    @Column(name = "LAST_SEQUENCE")
    long lastSequence;

    @Column(name = "SUBMITTED_AT")
    long submittedAt;

    @Version
    @Column(name = "VERSION")
    long version;

    /** For the persistence provider. */
    public CaseEntity() {}
}
