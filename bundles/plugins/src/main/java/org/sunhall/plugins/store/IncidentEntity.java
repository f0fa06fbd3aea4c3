package org.sunhall.plugins.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

/** An incident; {@code openKey} is set only while it is open. */
@Entity
@Table(name = "PLUGINS_INCIDENT")
public class IncidentEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "OPEN_KEY")
    String openKey;

    @Column(name = "KIND")
    String kind;

    @Column(name = "DIGEST")
    String digest;

    @Column(name = "PLUGIN")
    String plugin;

    @Column(name = "PLUGIN_VERSION")
    String version;

    @Column(name = "JURISDICTION")
    String jurisdiction;

    @Column(name = "CASE_ID")
    String caseId;

    @Column(name = "WHAT_ZH")
    String whatZh;

    @Column(name = "WHAT_EN")
    String whatEn;

    @Lob
    @Column(name = "DETAIL")
    String detail;

    @Column(name = "FIRST_AT")
    long firstAt;

    @Column(name = "LAST_AT")
    long lastAt;

    @Column(name = "TIMES")
    long count;

    @Column(name = "CLOSED_AT")
    Long closedAt;

    @Column(name = "CLOSED_BY")
    String closedBy;

    @Column(name = "NOTE")
    String note;

    /** For the persistence provider. */
    public IncidentEntity() {}
}
