package org.sunhall.identity.internal.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A division added or changed by hand, one row; days as days of the epoch. */
@Entity
@Table(name = "IDENTITY_DIVISION")
public class DivisionEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "CODE")
    String code;

    @Column(name = "NAME_ZH")
    String nameZh;

    @Column(name = "NAME_EN")
    String nameEn;

    @Column(name = "FROM_DAY")
    Long from;

    @Column(name = "TO_DAY")
    Long to;

    /** For the persistence provider. */
    public DivisionEntity() {}
}
