package org.sunhall.identity.internal.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** An organisation, one row; functions separated by blanks. */
@Entity
@Table(name = "IDENTITY_ORGANISATION")
public class OrganisationEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "NAME_ZH")
    String nameZh;

    @Column(name = "NAME_EN")
    String nameEn;

    @Column(name = "JURISDICTION")
    String jurisdiction;

    @Column(name = "PARENT")
    String parent;

    @Column(name = "FUNCTIONS")
    String functions;

    @Column(name = "ADDRESS")
    String address;

    @Column(name = "PHONE")
    String phone;

    @Column(name = "SUPERVISION_PHONE")
    String supervisionPhone;

    @Column(name = "KIND")
    String kind;

    @Column(name = "PRINCIPAL")
    String principal;

    @Version
    @Column(name = "VERSION")
    long version;

    /** For the persistence provider. */
    public OrganisationEntity() {}
}
