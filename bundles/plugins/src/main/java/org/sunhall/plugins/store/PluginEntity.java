package org.sunhall.plugins.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

/** A version that has landed, without its bytes. */
@Entity
@Table(name = "PLUGINS_PLUGIN")
public class PluginEntity {

    @Id
    @Column(name = "DIGEST")
    String digest;

    @Column(name = "PLUGIN")
    String plugin;

    @Column(name = "PLUGIN_VERSION")
    String version;

    @Column(name = "SYMBOLIC_NAME")
    String symbolicName;

    @Column(name = "TITLE_ZH")
    String titleZh;

    @Column(name = "TITLE_EN")
    String titleEn;

    @Column(name = "JURISDICTION")
    String jurisdiction;

    @Lob
    @Column(name = "ITEMS")
    String items;

    @Column(name = "HAS_CODE")
    boolean hasCode;

    @Column(name = "LANDED_AT")
    long landedAt;

    @Column(name = "FOR_CATALOG")
    boolean forCatalog;

    @Column(name = "FOR_CASES")
    boolean forCases;

    @Column(name = "RUNNING")
    boolean running;

    @Column(name = "FAILED_AT")
    Long failedAt;

    @Column(name = "FAILURE_ZH")
    String failureZh;

    @Column(name = "FAILURE_EN")
    String failureEn;

    /** For the persistence provider. */
    public PluginEntity() {}
}
