package org.sunhall.plugins.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A plug-in of which no file is there. */
@Entity
@Table(name = "PLUGINS_AWAY")
public class AbsenceEntity {

    @Id
    @Column(name = "PLUGIN")
    String plugin;

    @Column(name = "SINCE")
    long since;

    @Column(name = "WHY_ZH")
    String whyZh;

    @Column(name = "WHY_EN")
    String whyEn;

    /** For the persistence provider. */
    public AbsenceEntity() {}
}
