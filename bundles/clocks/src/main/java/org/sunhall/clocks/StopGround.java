package org.sunhall.clocks;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sunhall.kernel.Text;

/**
 * Grounds that national law lists for not counting time. Terms name grounds by id, so that a pack may add a ground of
 * another law; nothing stops on a ground that its terms do not list.
 */
public enum StopGround {
    /** 行政许可法 art. 45. */
    HEARING("hearing", Text.of("听证", "hearing"), true),
    /** 行政许可法 art. 45. */
    TENDER("tender", Text.of("招标", "tender"), true),
    /** 行政许可法 art. 45. */
    AUCTION("auction", Text.of("拍卖", "auction"), true),
    /** 行政许可法 art. 45. */
    INSPECTION_TESTING("inspection-testing", Text.of("检验", "inspection and testing"), true),
    /** 行政许可法 art. 45. */
    MEASUREMENT("measurement", Text.of("检测", "measurement"), true),
    /** 行政许可法 art. 45. */
    QUARANTINE("quarantine", Text.of("检疫", "quarantine"), true),
    /** 行政许可法 art. 45. */
    APPRAISAL("appraisal", Text.of("鉴定", "appraisal"), true),
    /** 行政许可法 art. 45. */
    EXPERT_REVIEW("expert-review", Text.of("专家评审", "expert review"), true),
    /** 市场监督管理行政处罚程序规定 art. 64 (secondary source). */
    SUSPENSION("suspension", Text.of("中止", "suspension of the case"), false),
    /** 市场监督管理行政处罚程序规定 art. 64 (secondary source). */
    PUBLIC_NOTICE("public-notice", Text.of("公告", "public notice"), false),
    /** 市场监督管理行政处罚程序规定 art. 64 (secondary source). */
    RIGHT_HOLDER_IDENTIFICATION(
            "right-holder-identification", Text.of("权利人辨认、鉴别", "identification by the right holder"), false),
    /** 市场监督管理行政处罚程序规定 art. 64 (secondary source). */
    ORDERED_REFUND("ordered-refund", Text.of("责令退还多收价款", "ordered refund"), false),
    /** The item is out of use: internal clocks only, never a licence's statutory one. */
    ITEM_HUNG("item-hung", Text.of("事项挂起", "item hung"), false),
    /** The case is paused with a recorded reason: internal clocks only, never a licence's statutory one. */
    PAUSED("paused", Text.of("暂停", "pause"), false),
    /** The case is interrupted for a stated time: internal clocks only, never a licence's statutory one. */
    INTERRUPTED("interrupted", Text.of("中断", "interruption"), false);

    private final String id;
    private final Text title;
    private final boolean licensingLaw;

    StopGround(String id, Text title, boolean licensingLaw) {
        this.id = id;
        this.title = title;
        this.licensingLaw = licensingLaw;
    }

    /** The id that terms, plug-ins and packs write. */
    public String id() {
        return id;
    }

    /** The article or rule that lists it. */
    public String basis() {
        if (licensingLaw) {
            return "行政许可法第45条";
        }
        return switch (this) {
            case ITEM_HUNG -> "江苏省工商局行政权力网上公开透明运行管理暂行办法第20条";
            case PAUSED -> "民政局电子政务建设实施方案四(三)";
            case INTERRUPTED -> "重庆市网上行政审批管理办法(试行)第35条";
            default -> "市场监督管理行政处罚程序规定第64条";
        };
    }

    /** The ground for people. */
    public Text title() {
        return title;
    }

    /** The exhaustive list of 行政许可法 art. 45: on-site checks and supplements are not in it. */
    public static Set<String> licensingLaw45() {
        return Arrays.stream(values())
                .filter(ground -> ground.licensingLaw)
                .map(StopGround::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The ground with this id, empty when it is none of national law. */
    public static Optional<StopGround> of(String id) {
        return Arrays.stream(values()).filter(ground -> ground.id.equals(id)).findFirst();
    }

    /** The ground's title for people, the id itself when it is none of national law. */
    public static Text titleOf(String id) {
        return of(id).map(StopGround::title).orElseGet(() -> Text.same(id));
    }
}
