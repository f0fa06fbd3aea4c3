package org.sunhall.notices.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A notice in the platform. */
@Entity
@Table(name = "NOTICES_NOTICE")
public class NoticeEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "RECIPIENT")
    String recipient;

    @Column(name = "KIND")
    String kind;

    @Column(name = "CASE_ID")
    String caseId;

    @Column(name = "TITLE_ZH")
    String titleZh;

    @Column(name = "TITLE_EN")
    String titleEn;

    @Column(name = "BODY_ZH")
    String bodyZh;

    @Column(name = "BODY_EN")
    String bodyEn;

    @Column(name = "CREATED_AT")
    long createdAt;

    @Column(name = "READ_AT")
    Long readAt;

    /** For the persistence provider. */
    public NoticeEntity() {}
}
