package org.sunhall.maven;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.sunhall.checker.CheckContext;
import org.sunhall.checker.SignaturePolicy;
import org.sunhall.packs.Pack;

/** Runs the platform's checks: everything that would be found when the plug-in lands, with file, line, and how to mend it. */
@Mojo(name = "check", defaultPhase = LifecyclePhase.PROCESS_CLASSES, threadSafe = true)
public final class CheckMojo extends AbstractMojo {

    /** The project. */
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** Where the resources and classes are. */
    @Parameter(defaultValue = "${project.build.outputDirectory}", readonly = true, required = true)
    private File classes;

    /** Under whose rules; by default those of the plug-in's jurisdiction. */
    @Parameter(property = "sunhall.pack")
    private String pack;

    /**
     * The platform's organisations and posts, so that a wrong post or another jurisdiction's organisation is found:
     * {@code [{"id": "…", "jurisdiction": "…", "posts": ["…"]}]}. Read when it exists.
     */
    @Parameter(property = "sunhall.organisations", defaultValue = "${project.basedir}/organisations.json")
    private File organisations;

    /** The day whose rules hold, {@code 2026-03-02}; by default today. */
    @Parameter(property = "sunhall.on")
    private String on;

    /**
     * The publisher's certificate that the platform trusts. With it the packed jar is checked, and must be signed:
     * {@code mvn sunhall:check -Dsunhall.trusted=publisher.cer}.
     */
    @Parameter(property = "sunhall.trusted")
    private File trusted;

    /** The packed jar, looked at when its signature is. */
    @Parameter(property = "sunhall.jar", defaultValue = "${project.build.directory}/${project.build.finalName}.jar")
    private File jar;

    /** Whether to go on though something was found. */
    @Parameter(property = "sunhall.check.failOnFinding", defaultValue = "true")
    private boolean failOnFinding;

    private final Clock clock = Clock.systemUTC();

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (trusted != null) {
            isThere(trusted, "-Dsunhall.trusted");
            isThere(jar, "mvn package sunhall:sign");
        }
        try {
            Project plugin = new Project(project.getBasedir().toPath(), classes.toPath());
            Pack rules = plugin.pack(pack);
            LocalDate day = on == null ? LocalDate.ofInstant(clock.instant(), rules.zone()) : LocalDate.parse(on);
            CheckContext context = Project.context(rules, day, organisations.toPath());
            List<FoundFault> faults = trusted == null
                    ? plugin.check(context)
                    : plugin.check(Files.readAllBytes(jar.toPath()), context.signedBy(trusting(trusted)));
            for (FoundFault fault : faults) {
                getLog().error(fault.told());
            }
            if (!faults.isEmpty() && failOnFinding) {
                throw new MojoFailureException("检查发现 " + faults.size() + " 处问题,改正后平台才会接收。 " + faults.size()
                        + " finding(s); the platform would refuse this plug-in.");
            }
            if (faults.isEmpty()) {
                getLog().info("检查通过(规则包 " + rules.id() + ") · checks passed under " + rules.id());
            }
        } catch (IOException e) {
            throw new MojoExecutionException("the project cannot be read: " + e.getMessage(), e);
        }
    }

    private static void isThere(File file, String mend) throws MojoFailureException {
        if (!file.isFile()) {
            throw new MojoFailureException("核对签名所需的文件不存在:" + file + "(见 " + mend
                    + ")。 The check of the signature needs " + file + ", which is not there; see " + mend + ".");
        }
    }

    private static SignaturePolicy trusting(File certificate) throws IOException {
        try (InputStream in = Files.newInputStream(certificate.toPath())) {
            X509Certificate publisher =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            return SignaturePolicy.required(Set.of(publisher));
        } catch (CertificateException e) {
            throw new IOException(certificate + " is no certificate: " + e.getMessage(), e);
        }
    }
}
