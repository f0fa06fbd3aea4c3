package org.sunhall.plugins.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

/** A trusted publisher, or one that was. */
@Entity
@Table(name = "PLUGINS_PUBLISHER")
public class PublisherEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "JURISDICTION")
    String jurisdiction;

    @Column(name = "NAME")
    String name;

    @Lob
    @Column(name = "CERTIFICATE")
    byte[] certificate;

    @Column(name = "SINCE")
    long since;

    @Column(name = "TRUSTED_BY")
    String by;

    @Column(name = "RULES")
    int rules;

    @Column(name = "REVOKED_AT")
    Long revokedAt;

    @Column(name = "REVOKED_BY")
    String revokedBy;

    @Column(name = "REVOKED_WHY")
    String revokedWhy;

    /** For the persistence provider. */
    public PublisherEntity() {}
}
