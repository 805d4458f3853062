"""Tests the models of models.txt in parts on Ray, and makes one report: ray_parts.py PARTS [HUB]"""
import glob, os, subprocess, sys
import ray

PARTS, HUB, FOLDER = int(sys.argv[1]), (sys.argv[2:] or ["hub"])[0], os.getcwd()

class NoAnswer(Exception):
    pass

@ray.remote(num_cpus=2, memory=4e9, max_retries=2, retry_exceptions=[NoAnswer])
def test(part):
    status = subprocess.run([HUB, "test", "--quiet", "--jobs", "1", "--memory-limit", "3GB",
        "--shard", f"{part}/{PARTS}", "--resume", "kept", "--report", f"json=part-{part}.json", "@models.txt"],
        cwd=FOLDER).returncode
    if status not in (0, 1, 3):
        raise NoAnswer(f"part {part} ended with {status}")

ray.init(log_to_driver=False)
for part, ended in [(part, test.remote(part)) for part in range(1, PARTS + 1)]:
    try:
        ray.get(ended)
    except (NoAnswer, ray.exceptions.RayError) as why:
        print(f"part {part} has no answer: {why}", file=sys.stderr)  # Its report, if any, says what is missing.
sys.exit(subprocess.run([HUB, "report", "merge", "--quiet", "--report", "json=all.json", "--report", "html=all.html",
    *sorted(glob.glob("part-*.json"))]).returncode)
