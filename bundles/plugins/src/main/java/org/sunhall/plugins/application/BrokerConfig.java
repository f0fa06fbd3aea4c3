package org.sunhall.plugins.application;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        name = "Sunhall plug-in broker",
        description = "Landing and running plug-ins (PID org.sunhall.plugins)")
@interface BrokerConfig {

    @AttributeDefinition(
            name = "Folder",
            description = "Plug-ins are copied here. A relative path starts at the installation's directory.")
    String deployDirectory() default "deploy";

    @AttributeDefinition(
            name = "Reports",
            description = "Why a file was refused, one text file each. A relative path starts at the directory data.")
    String reportDirectory() default "plugins/refused";

    @AttributeDefinition(
            name = "Copies",
            description =
                    "Copies of what landed, to put back what is changed in the database. A relative path starts at data.")
    String copyDirectory() default "plugins/kept";

    @AttributeDefinition(name = "Poll", description = "Milliseconds between looks at the folder, 20 to 250.")
    long pollMillis() default 100;

    @AttributeDefinition(
            name = "Task limit",
            description = "Milliseconds an automatic task may take before it is interrupted and its version taken out.")
    long taskMillis() default 10_000;

    @AttributeDefinition(
            name = "Start limit",
            description = "Milliseconds that starting or stopping a plug-in's code may take.")
    long startMillis() default 20_000;

    @AttributeDefinition(
            name = "Tasks at once",
            description = "How many automatic tasks of one version may run at the same time, 1 to 100.")
    int tasksAtOnce() default 4;

    @AttributeDefinition(
            name = "Unsigned plug-ins",
            description =
                    "\"refused\": only what a trusted publisher has signed lands. \"allowed\": for demonstrations only.")
    String unsigned() default "refused";
}
