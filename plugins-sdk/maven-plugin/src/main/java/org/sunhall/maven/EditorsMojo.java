package org.sunhall.maven;

import java.io.File;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Sets the editors up for this project: the schemas under {@code schemas/}, the mappings of VS Code and IntelliJ IDEA, the element
 * templates of Camunda Modeler. Files of the project's own are never overwritten; the schemas are those of this version each time.
 */
@Mojo(name = "editors", requiresProject = true, threadSafe = true)
public final class EditorsMojo extends AbstractMojo {

    /** The project's directory. */
    @Parameter(defaultValue = "${project.basedir}", readonly = true, required = true)
    private File basedir;

    @Override
    public void execute() throws MojoExecutionException {
        try {
            List<String> kept = Editors.write(basedir.toPath());
            getLog().info("编辑器配置已写好 · editors are set up: schemas/, .vscode/, .idea/, .camunda/");
            kept.forEach(file ->
                    getLog().warn(file + " 已存在,未改动;请参照 schemas/ 手工补充 · is there already and was left as it is"));
        } catch (IOException e) {
            throw new MojoExecutionException("the files cannot be written: " + e.getMessage(), e);
        }
    }
}
