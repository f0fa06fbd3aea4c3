package org.sunhall.cases.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** What a new edition does to running cases, and how far that has come. */
@Entity
@Table(name = "CASES_MIGRATION")
public class MigrationEntity {

    @Id
    @Column(name = "EDITION")
    String edition;

    @Column(name = "ITEM")
    String item;

    @Column(name = "CHOICE")
    String choice;

    @Column(name = "STATE")
    String state;

    @Column(name = "KNOWN_AT")
    long knownAt;

    /** For the persistence provider. */
    public MigrationEntity() {}
}
