package org.sunhall.plugins.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

/** A file in the folder. */
@Entity
@Table(name = "PLUGINS_FILE")
public class FileEntity {

    @Id
    @Column(name = "NAME")
    String name;

    @Column(name = "SIZE_BYTES")
    long size;

    @Column(name = "MODIFIED_AT")
    long modifiedAt;

    @Column(name = "ACCEPTED")
    String accepted;

    @Column(name = "REFUSED")
    String refused;

    @Column(name = "REFUSED_AT")
    Long refusedAt;

    @Lob
    @Column(name = "FINDINGS")
    String findings;

    /** For the persistence provider. */
    public FileEntity() {}
}
