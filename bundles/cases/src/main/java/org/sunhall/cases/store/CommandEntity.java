package org.sunhall.cases.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A command that was carried out, known by its idempotency key. */
@Entity
@Table(name = "CASES_COMMAND")
public class CommandEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "REQUEST")
    String request;

    @Column(name = "CASE_ID")
    String caseId;

    @Column(name = "DONE_AT")
    long doneAt;

    /** For the persistence provider. */
    public CommandEntity() {}
}
