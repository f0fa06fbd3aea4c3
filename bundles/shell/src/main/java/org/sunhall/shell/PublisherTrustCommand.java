package org.sunhall.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.Outcome;
import org.sunhall.plugins.Publisher;
import org.sunhall.plugins.Publishers;

/** {@code sunhall:publisher-trust}. */
@Service
@Command(scope = "sunhall", name = "publisher-trust", description = "信任一个插件发布者 / trusts a publisher of plug-ins")
public final class PublisherTrustCommand implements Action {

    private static final long LARGEST = 20_000;

    @Argument(
            index = 0,
            required = true,
            description = "辖区,如 sunshine;下级辖区随之信任 / for which jurisdiction and those below it")
    private String jurisdiction;

    @Argument(index = 1, required = true, description = "名称 / what to call them")
    private String name;

    @Argument(index = 2, required = true, description = "证书文件(PEM或DER) / the file with the certificate (PEM or DER)")
    private String file;

    @Option(
            name = "--rules",
            description = "信息中心:其签名的规则包与日历也可部署 / the information centre: packs and calendars it signs land, too")
    private boolean rules;

    @Reference
    private Publishers publishers;

    @Override
    public Object execute() {
        try {
            Path path = Path.of(file);
            if (Files.size(path) > LARGEST) {
                System.out.println("文件过大,不是证书 / too large for a certificate: " + file);
                return null;
            }
            Console.print(trusted(Files.readAllBytes(path)), trusted -> {
                System.out.println("✓ " + trusted.id() + " " + trusted.name() + "  " + trusted.subject());
                System.out.println("  SHA-256 " + trusted.fingerprint());
                System.out.println("  请与发布者另行核对指纹 / compare this fingerprint with the publisher on another way");
            });
        } catch (IOException | IllegalArgumentException e) {
            System.out.println("无法读取 / cannot be read: " + e.getMessage());
        }
        return null;
    }

    private Outcome<Publisher> trusted(byte[] certificate) {
        JurisdictionId place = new JurisdictionId(jurisdiction);
        return rules
                ? publishers.trustForRules(Console.OPERATOR, place, name, certificate)
                : publishers.trust(Console.OPERATOR, place, name, certificate);
    }
}
