package org.sunhall.disclosure.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import javax.persistence.Version;

/** How far a case has come: only what may be shown is in it. */
@Entity
@Table(name = "DISCLOSURE_PROGRESS")
public class ProgressEntity {

    @Id
    @Column(name = "CASE_ID")
    String caseId;

    @Column(name = "RECEIPT")
    String receipt;

    @Column(name = "CODE")
    String code;

    @Column(name = "APPLICANT_PERSON")
    String applicantPerson;

    @Column(name = "SUBMITTED_AT")
    long submittedAt;

    @Lob
    @Column(name = "BODY")
    String body;

    @Column(name = "LAST_SEQUENCE")
    long lastSequence;

    @Version
    @Column(name = "VERSION")
    long version;

    /** For the persistence provider. */
    public ProgressEntity() {}
}
