package org.sunhall.cases.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A closed case that was copied to an organisation. */
@Entity
@Table(name = "CASES_COPY")
public class CopyEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "CASE_ID")
    String caseId;

    @Column(name = "ORG")
    String org;

    @Column(name = "COPIED_AT")
    long copiedAt;

    /** For the persistence provider. */
    public CopyEntity() {}
}
