package org.sunhall.disclosure.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import javax.persistence.Version;

/** A published decision. */
@Entity
@Table(name = "DISCLOSURE_RESULT")
public class ResultEntity {

    @Id
    @Column(name = "CASE_ID")
    String caseId;

    @Column(name = "ITEM")
    String item;

    @Column(name = "ORG")
    String org;

    @Column(name = "DECIDED_AT")
    long decidedAt;

    @Lob
    @Column(name = "BODY")
    String body;

    @Version
    @Column(name = "VERSION")
    long version;

    /** For the persistence provider. */
    public ResultEntity() {}
}
