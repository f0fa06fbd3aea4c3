package org.sunhall.catalog.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

/** An edition. Its version is counted by the domain; the row of its item is locked while it changes. */
@Entity
@Table(name = "CATALOG_EDITION")
public class EditionEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "ITEM")
    String item;

    @Column(name = "NAME_ZH")
    String nameZh;

    @Column(name = "NAME_EN")
    String nameEn;

    @Column(name = "ITEM_TYPE")
    String type;

    @Column(name = "EDITION_NUMBER")
    int number;

    @Column(name = "STATE")
    String state;

    @Column(name = "DIGEST")
    String digest;

    @Column(name = "PLUGIN")
    String plugin;

    @Column(name = "PLUGIN_ID")
    String pluginId;

    @Column(name = "PLUGIN_VERSION")
    String pluginVersion;

    @Column(name = "POWER_SUBJECT")
    String powerSubject;

    @Column(name = "ORG")
    String org;

    @Column(name = "JURISDICTION")
    String jurisdiction;

    @Column(name = "PROPOSED_AT")
    long proposedAt;

    @Column(name = "REVIEWED_AT")
    Long reviewedAt;

    @Column(name = "REVIEWED_BY")
    String reviewedBy;

    @Lob
    @Column(name = "REASONS")
    String reasons;

    @Column(name = "RUNNING_CASES")
    String runningCases;

    @Column(name = "EFFECTIVE_UNTIL")
    Long effectiveUntil;

    @Column(name = "EFFECTIVE_FROM")
    Long effectiveFrom;

    @Column(name = "SUPERSEDED_AT")
    Long supersededAt;

    @Column(name = "VERSION")
    long version;

    /** For the persistence provider. */
    public EditionEntity() {}
}
