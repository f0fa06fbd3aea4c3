package org.sunhall.plugins;

import org.sunhall.kernel.Text;

/** What went wrong with a plug-in. */
public enum IncidentKind {
    /** An automatic task failed; it is tried again. */
    TASK_FAILED("自动任务失败", "An automatic task failed"),
    /** An automatic task did not end within its limit. */
    TASK_TIMEOUT("自动任务超时", "An automatic task took too long"),
    /** A version was taken out of service; its cases wait until it is released. */
    QUARANTINED("插件版本已停用", "A version was taken out"),
    /** Its code does not start or did not stay started. */
    START_FAILED("插件代码无法启动", "The code does not start"),
    /** The stored bytes are no longer what landed; nothing of them is used. */
    STORED_BYTES_CHANGED("存储内容被更改", "The stored bytes were changed"),
    /** What is stored about an edition is no longer what was approved; it is not used. */
    DEFINITION_CHANGED("已审核的定义被更改", "An approved definition was changed"),
    /** A bundle asked for the platform like a plug-in without having come through the broker. */
    UNINVITED_CODE("有代码绕过部署程序", "Code came past the broker"),
    /** Starting or stopping it would have touched, or has touched, the wiring of others. */
    WIRING("影响其他模块的装配", "The wiring of others is concerned"),
    /** It writes more into the log than it may; the rest is dropped. */
    LOG_FLOOD("日志过量", "It floods the log"),
    /** What a step needs of it is not there though its code runs. */
    SERVICE_MISSING("所需程序组件缺失", "A service of it is missing"),
    /** Threads of it go on after its code was stopped; its memory cannot be freed. */
    THREAD_LEFT("插件线程未结束", "Threads of it did not end"),
    /** The publisher who signed it is no longer trusted; it goes on until an operator decides. */
    PUBLISHER_REVOKED("发布者信任已撤销", "The publisher is no longer trusted");

    private final Text title;

    IncidentKind(String zh, String en) {
        this.title = Text.of(zh, en);
    }

    /** For people. */
    public Text title() {
        return title;
    }
}
