package org.sunhall.itests;

import static org.ops4j.pax.exam.CoreOptions.serverMode;
import static org.ops4j.pax.exam.CoreOptions.systemTimeout;
import static org.ops4j.pax.exam.CoreOptions.url;
import static org.ops4j.pax.exam.CoreOptions.vmOption;
import static org.ops4j.pax.exam.OptionUtils.combine;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.doNotModifyLogConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.features;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.keepRuntimeFolder;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.replaceConfigurationFile;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ops4j.pax.exam.Option;

/** The distribution as Pax Exam starts it: the archive of this build, the demonstration, free ports, a database. */
final class Exam {

    private static final long PATIENCE_MILLIS = 180_000;
    /** From outside nobody answers inside, and Pax Exam would ask twice for so long before it ends the platform. */
    private static final long NO_PATIENCE_MILLIS = 200;

    /** What bin/karaf tells the JVM and Pax Exam does not; the paths start at the platform's folder. */
    private static final List<String> JAVA_OPTIONS = List.of(
            "--add-reads=java.xml=java.logging",
            "--add-exports=java.base/org.apache.karaf.specs.locator=java.xml,ALL-UNNAMED",
            "--patch-module=java.base=lib/endorsed/org.apache.karaf.specs.locator-4.4.10.jar",
            "--patch-module=java.xml=lib/endorsed/org.apache.karaf.specs.java.xml-4.4.10.jar",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.net=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.naming/javax.naming.spi=ALL-UNNAMED",
            "--add-opens=java.rmi/sun.rmi.transport.tcp=ALL-UNNAMED");

    private Exam() {}

    /** For tests from outside: Pax Exam starts and stops the platform, and does not wait for anything inside it. */
    static Option[] fromOutside(Path unpackInto, Wiring wiring) {
        return combine(platform(unpackInto, wiring), serverMode(), systemTimeout(NO_PATIENCE_MILLIS));
    }

    /** For tests that Pax Exam carries into the platform. */
    static Option[] inside(Path unpackInto, Wiring wiring) {
        return combine(platform(unpackInto, wiring), systemTimeout(PATIENCE_MILLIS));
    }

    private static Option[] platform(Path unpackInto, Wiring wiring) {
        List<Option> options = new ArrayList<>();
        options.add(karafDistributionConfiguration()
                .frameworkUrl(Workplace.archive().toUri().toString())
                .name("Sunhall")
                .karafVersion("4.4.10")
                .unpackDirectory(unpackInto.toFile())
                .useDeployFolder(false));
        options.add(keepRuntimeFolder());
        options.add(configureConsole().ignoreLocalConsole());
        options.add(doNotModifyLogConfiguration());
        JAVA_OPTIONS.forEach(option -> options.add(vmOption(option)));
        options.add(features(url("mvn:org.sunhall/org.sunhall.features/0.1.0/xml/features"), Wiring.DEMO));
        wiring.edits()
                .forEach((file, values) ->
                        values.forEach((key, value) -> options.add(editConfigurationFilePut(file, key, value))));
        // Where Pax Exam's own bundles come from, when Maven was told another local repository.
        options.add(editConfigurationFilePut(
                "etc/org.ops4j.pax.url.mvn.cfg",
                "org.ops4j.pax.url.mvn.localRepository",
                System.getProperty("sunhall.local.repository")));
        wiring.postgresql()
                .ifPresent(url ->
                        options.add(replaceConfigurationFile(Wiring.DATABASE_FILE, databaseFile(unpackInto, wiring))));
        return options.toArray(Option[]::new);
    }

    private static File databaseFile(Path folder, Wiring wiring) {
        Path example = Workplace.root().resolve("distribution/assembly/src/main/resources/etc/examples/postgresql.cfg");
        try {
            Files.createDirectories(folder);
            return Files.writeString(folder.resolve("datasource.cfg"), wiring.databaseFile(Files.readString(example)))
                    .toFile();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
