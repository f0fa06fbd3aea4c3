package org.sunhall.documents.internal.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

/** One row of {@code DOCUMENTS_TEMPLATE}: the text of a template that papers were made from, kept once. */
@Entity(name = "PaperTemplateText")
@Table(name = "DOCUMENTS_TEMPLATE")
public class TemplateEntity {

    @Id
    @Column(name = "DIGEST")
    public String digest;

    @Lob
    @Column(name = "BODY")
    public String body;
}
