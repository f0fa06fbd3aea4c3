package org.sunhall.identity;

/** Whether an enforcement certificate may be used. */
public enum CertificateState {
    /** In use. */
    VALID,
    /** 暂扣: taken away for a time. */
    SUSPENDED,
    /** 吊销: taken away for good. */
    REVOKED
}
