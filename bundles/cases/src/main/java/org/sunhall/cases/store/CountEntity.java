package org.sunhall.cases.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** How many cases stand alike. */
@Entity
@Table(name = "CASES_COUNT")
public class CountEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "JURISDICTION")
    String jurisdiction;

    @Column(name = "ORG")
    String org;

    @Column(name = "ITEM")
    String item;

    @Column(name = "STAGE")
    String stage;

    @Column(name = "PARKED")
    boolean parked;

    @Column(name = "N")
    long n;

    /** For the persistence provider. */
    public CountEntity() {}
}
