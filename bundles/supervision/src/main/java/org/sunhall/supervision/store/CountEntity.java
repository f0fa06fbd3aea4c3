package org.sunhall.supervision.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** One kept number. */
@Entity
@Table(name = "SUPERVISION_COUNT")
public class CountEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "ORG")
    String org;

    @Column(name = "JURISDICTION")
    String jurisdiction;

    @Column(name = "KIND")
    String kind;

    @Column(name = "NAME")
    String name;

    @Column(name = "AMOUNT")
    long amount;

    /** For the persistence provider. */
    public CountEntity() {}
}
