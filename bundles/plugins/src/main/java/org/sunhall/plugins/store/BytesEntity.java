package org.sunhall.plugins.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

/** The bytes of a plug-in. */
@Entity
@Table(name = "PLUGINS_BYTES")
public class BytesEntity {

    @Id
    @Column(name = "DIGEST")
    String digest;

    @Lob
    @Column(name = "CONTENT")
    byte[] content;

    /** For the persistence provider. */
    public BytesEntity() {}
}
