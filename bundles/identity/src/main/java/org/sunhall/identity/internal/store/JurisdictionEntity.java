package org.sunhall.identity.internal.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** A jurisdiction, one row. */
@Entity
@Table(name = "IDENTITY_JURISDICTION")
public class JurisdictionEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "NAME_ZH")
    String nameZh;

    @Column(name = "NAME_EN")
    String nameEn;

    @Column(name = "PARENT")
    String parent;

    @Column(name = "DIVISION")
    String division;

    @Version
    @Column(name = "VERSION")
    long version;

    /** For the persistence provider. */
    public JurisdictionEntity() {}
}
