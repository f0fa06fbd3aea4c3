package org.sunhall.identity.internal.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** That a person holds a post, one row. */
@Entity
@Table(name = "IDENTITY_POST")
public class PostEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "ORG")
    String org;

    @Column(name = "POST")
    String post;

    @Column(name = "PERSON")
    String person;

    /** For the persistence provider. */
    public PostEntity() {}
}
