package org.sunhall.identity.internal.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A request to change staff settings, one row. */
@Entity
@Table(name = "IDENTITY_STAFF_CHANGE")
public class StaffChangeEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "ORG")
    String org;

    @Column(name = "PERSON")
    String person;

    @Column(name = "ROLES")
    String roles;

    @Column(name = "POSTS")
    String posts;

    @Column(name = "ENABLED")
    boolean enabled;

    @Column(name = "REASON")
    String reason;

    @Column(name = "STATE")
    String state;

    @Column(name = "REQUESTED_BY")
    String requestedBy;

    @Column(name = "REQUESTED_MS")
    long requestedAt;

    @Column(name = "AGREED_BY")
    String agreedBy;

    @Column(name = "OPINION")
    String opinion;

    @Column(name = "EXECUTED_BY")
    String executedBy;

    @Column(name = "VERSION")
    long version;

    /** For the persistence provider. */
    public StaffChangeEntity() {}
}
