package org.sunhall.cases.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

/** A file an applicant sent. */
@Entity
@Table(name = "CASES_UPLOAD")
public class UploadEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "OWNER")
    String owner;

    @Column(name = "CASE_ID")
    String caseId;

    @Column(name = "NAME")
    String name;

    @Column(name = "MEDIA_TYPE")
    String mediaType;

    @Column(name = "SIZE_BYTES")
    long size;

    @Column(name = "DIGEST")
    String digest;

    @Lob
    @Column(name = "CONTENT")
    byte[] content;

    @Column(name = "UPLOADED_AT")
    long uploadedAt;

    /** For the persistence provider. */
    public UploadEntity() {}
}
