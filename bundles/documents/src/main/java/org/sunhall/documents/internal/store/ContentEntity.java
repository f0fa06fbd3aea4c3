package org.sunhall.documents.internal.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

/** One row of {@code DOCUMENTS_CONTENT}: what stands in a paper, and its bytes once pressed. */
@Entity(name = "PaperContent")
@Table(name = "DOCUMENTS_CONTENT")
public class ContentEntity {

    @Id
    @Column(name = "PAPER")
    public String paper;

    @Column(name = "RECEIVER")
    public String receiver;

    /** Digest of the template's text, the key in {@code DOCUMENTS_TEMPLATE}. */
    @Column(name = "TEMPLATE")
    public String template;

    /** The digest that the order gave. */
    @Column(name = "TEMPLATE_ORDERED")
    public String templateOrdered;

    @Lob
    @Column(name = "MODEL")
    public String model;

    @Lob
    @Column(name = "PDF")
    public byte[] pdf;
}
