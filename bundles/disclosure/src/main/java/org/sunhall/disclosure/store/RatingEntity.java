package org.sunhall.disclosure.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** How often a level was given to an item of an organisation. */
@Entity
@Table(name = "DISCLOSURE_RATING")
public class RatingEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "ITEM")
    String item;

    @Column(name = "ORG")
    String org;

    @Column(name = "RATED")
    int level;

    @Column(name = "N")
    long count;

    @Version
    @Column(name = "VERSION")
    long version;

    /** For the persistence provider. */
    public RatingEntity() {}
}
