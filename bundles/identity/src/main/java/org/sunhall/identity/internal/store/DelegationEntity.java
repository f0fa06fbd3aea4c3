package org.sunhall.identity.internal.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A post handed to a substitute, one row. */
@Entity
@Table(name = "IDENTITY_DELEGATION")
public class DelegationEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "ORG")
    String org;

    @Column(name = "POST")
    String post;

    @Column(name = "HOLDER")
    String holder;

    @Column(name = "BY_PERSON")
    String by;

    @Column(name = "FROM_MS")
    long from;

    @Column(name = "UNTIL_MS")
    long until;

    @Column(name = "REASON")
    String reason;

    /** For the persistence provider. */
    public DelegationEntity() {}
}
