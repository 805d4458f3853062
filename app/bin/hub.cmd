@echo off
rem Runs the hub of a package for Windows, with the Java that came with it. The exit status is hub's own.
setlocal
set "app=%~dp0.."
if not exist "%app%\runtime\bin\java.exe" (
  echo hub: there is no %app%\runtime\bin\java.exe; install hub anew 1>&2
  exit /b 4
)
rem As bin/hub sets them: no usage data, no lines of TensorFlow, and nothing of other programs that use DJL.
set ORT_DISABLE_TELEMETRY=1
if not defined TF_CPP_MIN_LOG_LEVEL set TF_CPP_MIN_LOG_LEVEL=3
if not defined OMP_WAIT_POLICY set OMP_WAIT_POLICY=passive
set PYTORCH_LIBRARY_PATH=
set PYTORCH_VERSION=
set PYTORCH_FLAVOR=
set TENSORFLOW_LIBRARY_PATH=
set ORT_LOAD_CONFIG_FROM_MODEL=
"%app%\runtime\bin\java.exe" -XX:+UseSerialGC -XX:-UsePerfData --enable-native-access=ALL-UNNAMED -XX:+DisplayVMOutputToStderr -XX:TieredStopAtLevel=1 -jar "%app%\lib\hub.jar" %*
exit /b %errorlevel%
