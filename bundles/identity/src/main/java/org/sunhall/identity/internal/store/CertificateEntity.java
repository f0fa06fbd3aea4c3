package org.sunhall.identity.internal.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** An enforcement certificate, one row; days as days of the epoch. */
@Entity
@Table(name = "IDENTITY_CERTIFICATE")
public class CertificateEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "PERSON")
    String person;

    @Column(name = "SCOPE")
    String scope;

    @Column(name = "VALID_FROM")
    long validFrom;

    @Column(name = "VALID_TO")
    long validTo;

    @Column(name = "STATE")
    String state;

    @Column(name = "REASON")
    String reason;

    @Version
    @Column(name = "VERSION")
    long version;

    /** For the persistence provider. */
    public CertificateEntity() {}
}
