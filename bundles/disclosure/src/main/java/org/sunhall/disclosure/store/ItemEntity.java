package org.sunhall.disclosure.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import javax.persistence.Version;

/** A published item: its edition in force. */
@Entity
@Table(name = "DISCLOSURE_ITEM")
public class ItemEntity {

    @Id
    @Column(name = "ITEM")
    String item;

    @Column(name = "EDITION_NUMBER")
    int number;

    @Column(name = "ITEM_TYPE")
    String type;

    @Column(name = "ORG")
    String org;

    @Column(name = "SEARCH")
    String search;

    @Lob
    @Column(name = "BODY")
    String body;

    @Version
    @Column(name = "VERSION")
    long version;

    /** For the persistence provider. */
    public ItemEntity() {}
}
