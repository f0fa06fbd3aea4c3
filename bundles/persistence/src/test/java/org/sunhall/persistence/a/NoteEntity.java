package org.sunhall.persistence.a;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import javax.persistence.Version;

@Entity
@Table(name = "TRIAL_NOTE")
public class NoteEntity {
    @Id
    @Column(name = "ID")
    public String id;

    @Lob
    @Column(name = "BODY")
    public String body;

    @Lob
    @Column(name = "CONTENT")
    public byte[] content;

    @Column(name = "VISIBLE")
    public boolean visible;

    @Version
    @Column(name = "VERSION")
    public long version;
}
