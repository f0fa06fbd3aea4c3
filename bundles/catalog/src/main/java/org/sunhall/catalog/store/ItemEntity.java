package org.sunhall.catalog.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

/** A power item: whose it is, how many editions it had; the row that changes of its editions wait for. */
@Entity
@Table(name = "CATALOG_ITEM")
public class ItemEntity {

    @Id
    @Column(name = "CODE")
    String code;

    @Column(name = "JURISDICTION")
    String jurisdiction;

    @Column(name = "LAST_NUMBER")
    int lastNumber;

    @Column(name = "STANDING")
    String standing;

    @Column(name = "STANDING_SINCE")
    Long standingSince;

    @Column(name = "STANDING_UNTIL")
    Long standingUntil;

    @Column(name = "EXEMPTION")
    String exemption;

    @Lob
    @Column(name = "CORRECTIONS")
    String corrections;

    /** For the persistence provider. */
    public ItemEntity() {}
}
