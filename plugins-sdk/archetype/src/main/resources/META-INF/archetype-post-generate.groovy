// A data-only plug-in keeps no Java that it does not need.
def project = new File(request.outputDirectory, request.artifactId)
if (request.properties['java'] != 'yes') {
    new File(project, 'src/main/java').deleteDir()
}
