package org.sunhall.identity.internal.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** A person, one row; roles separated by blanks. */
@Entity
@Table(name = "IDENTITY_PERSON")
public class PersonEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "LOGIN")
    String login;

    @Column(name = "NAME")
    String name;

    @Column(name = "KIND")
    String kind;

    @Column(name = "ORG")
    String org;

    @Column(name = "JURISDICTION")
    String jurisdiction;

    @Column(name = "ROLES")
    String roles;

    @Column(name = "REAL_NAME")
    boolean realName;

    @Column(name = "ENABLED")
    boolean enabled;

    @Column(name = "PASSWORD")
    String password;

    @Version
    @Column(name = "VERSION")
    long version;

    /** For the persistence provider. */
    public PersonEntity() {}
}
