package org.sunhall.notices.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** A notice on its way through a channel. */
@Entity
@Table(name = "NOTICES_DELIVERY")
public class DeliveryEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "NOTICE")
    String notice;

    @Column(name = "CHANNEL")
    String channel;

    @Column(name = "STATE")
    String state;

    @Column(name = "TRIES")
    int tries;

    @Column(name = "NEXT_TRY_AT")
    Long nextTryAt;

    @Column(name = "TROUBLE")
    String trouble;

    @Column(name = "DONE_AT")
    Long doneAt;

    @Version
    @Column(name = "VERSION")
    long version;

    /** For the persistence provider. */
    public DeliveryEntity() {}
}
