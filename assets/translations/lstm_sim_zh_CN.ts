<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>ActivationPanel</name>
    <message>
        <source>Activations</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>Activation curves</source>
        <translation>激活函数曲线</translation>
    </message>
    <message>
        <source>Drag a point, or choose one with Space and move it with the arrows; A shows all</source>
        <translation>拖动一个点，或用空格键选点、方向键移动；按 A 显示全部</translation>
    </message>
    <message>
        <source>pre-activation</source>
        <translation>预激活值</translation>
    </message>
    <message>
        <source>f, g, h</source>
        <translation>f, g, h</translation>
    </message>
</context>
<context>
    <name>AnswerBars</name>
    <message>
        <source>Prediction at {token}</source>
        <translation>{token}处的预测</translation>
    </message>
    <message>
        <source>Moved most at {token}: by {shift}</source>
        <translation>在{token}处变化最大：{shift}</translation>
    </message>
    <message>
        <source>No answer changed.</source>
        <translation>没有回答发生变化。</translation>
    </message>
    <message>
        <source>Answered otherwise</source>
        <translation>回答改变处</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 个</translation>
    </message>
</context>
<context>
    <name>Captions</name>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo {change}</source>
        <translation>撤销(&amp;U)：{change}</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Redo {change}</source>
        <translation>重做(&amp;R)：{change}</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>没有网络</translation>
    </message>
    <message>
        <source>Click a word and a unit: Open in Cell shows the unit&apos;s run, and the network answers every change anew.</source>
        <translation>点击一个词和一个单元；在“单元”中打开，就能看到它的运行过程，每改一处，网络都会重新回答。</translation>
    </message>
    <message>
        <source>Drag a slider, a gate or a point: everything follows.</source>
        <translation>拖动滑块、闸门或图上的点，其余一切随之变化。</translation>
    </message>
</context>
<context>
    <name>CellWorkspace</name>
    <message>
        <source>Cell</source>
        <translation>单元</translation>
    </message>
</context>
<context>
    <name>CellsPanel</name>
    <message>
        <source>Cells compared</source>
        <translation>单元对比</translation>
    </message>
    <message>
        <source>inputs</source>
        <translation>输入数</translation>
    </message>
    <message>
        <source>Numbers that the layer reads at each step</source>
        <translation>该层每一步读入的数的个数</translation>
    </message>
    <message>
        <source>units</source>
        <translation>单元数</translation>
    </message>
    <message>
        <source>Units of the layer</source>
        <translation>该层的单元数</translation>
    </message>
    <message>
        <source>Equations, parameters and diagrams of the cells</source>
        <translation>各种单元的公式、参数和示意图</translation>
    </message>
    <message>
        <source>×: how often the layer has the parameters of a simple one. The diagrams show the step that is open in Cell, the same input for both: the LSTM with three gates, the GRU with two.</source>
        <translation>×：该层的参数是简单 RNN 层的几倍。示意图显示“单元”中打开的那一步，两者输入相同：LSTM 有三个闸门，GRU 有两个。</translation>
    </message>
</context>
<context>
    <name>ClippingPanel</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Train the Second Run</source>
        <translation>训练第二次</translation>
    </message>
    <message>
        <source>Train Both</source>
        <translation>两次都训练</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>gradient norm ‖g‖ before clipping; above, clipped steps</source>
        <translation>裁剪前的梯度范数 ‖g‖；上方为被裁剪的步</translation>
    </message>
    <message>
        <source>Press Train Both: the norm of every step is drawn here.</source>
        <translation>按“两次都训练”：每一步的范数都会画在这里。</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>另有 {count} 条</translation>
    </message>
    <message>
        <source>{run}, unclipped</source>
        <translation>{run}，不裁剪</translation>
    </message>
    <message>
        <source>As set in Network: {task}, {network}, seed {seed}.</source>
        <translation>按“网络”中的设置：{task}，{network}，随机种子 {seed}。</translation>
    </message>
    <message>
        <source>{run}: {clipped} of {steps} steps clipped.</source>
        <translation>{run}：{steps} 步中有 {clipped} 步被裁剪。</translation>
    </message>
    <message>
        <source>Clipping in real training</source>
        <translation>实际训练中的梯度裁剪</translation>
    </message>
    <message>
        <source>threshold θ</source>
        <translation>阈值 θ</translation>
    </message>
    <message>
        <source>If ‖g‖ ≥ θ then g ← θ·g/‖g‖; the lecture&apos;s example clips at 15</source>
        <translation>若 ‖g‖ ≥ θ，则 g ← θ·g/‖g‖；课程的例子在 15 处裁剪</translation>
    </message>
    <message>
        <source>Train the network that is set in Network twice with one seed: without clipping, then with it</source>
        <translation>用同一随机种子把“网络”中设定的网络训练两次：先不裁剪，再裁剪</translation>
    </message>
    <message>
        <source>log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Logarithmic scale</source>
        <translation>对数刻度</translation>
    </message>
    <message>
        <source>Clipping</source>
        <translation>梯度裁剪</translation>
    </message>
</context>
<context>
    <name>CurvesPanel</name>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Press Train: every step is drawn here.</source>
        <translation>按“训练”：每一步都会画在这里。</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>另有 {count} 条</translation>
    </message>
    <message>
        <source>{score} on dev</source>
        <translation>验证集 {score}</translation>
    </message>
    <message>
        <source>loss: lines train, circles dev</source>
        <translation>损失：线为训练集，圆圈为验证集</translation>
    </message>
    <message>
        <source>gradient norm ‖g‖; above, clipped steps</source>
        <translation>梯度范数 ‖g‖；上方为被裁剪的步</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Loss of every step, and on dev after every epoch</source>
        <translation>每一步的损失，以及每轮之后验证集上的损失</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>F1 or accuracy on dev, after every epoch</source>
        <translation>每轮之后验证集上的 F1 或准确率</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>Norm of the gradient before clipping; clipped steps above</source>
        <translation>裁剪前的梯度范数；上方为被裁剪的步</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Learning rate of every step</source>
        <translation>每一步的学习率</translation>
    </message>
    <message>
        <source>log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Logarithmic scale</source>
        <translation>对数刻度</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Smoothing {weight}</source>
        <translation>平滑 {weight}</translation>
    </message>
</context>
<context>
    <name>Deck</name>
    <message>
        <source>Plots</source>
        <translation>图表</translation>
    </message>
</context>
<context>
    <name>Diagram</name>
    <message>
        <source>pinned {value}</source>
        <translation>固定 {value}</translation>
    </message>
    <message>
        <source>keeps {percent}%</source>
        <translation>保留 {percent}%</translation>
    </message>
    <message>
        <source>{percent}% open</source>
        <translation>打开 {percent}%</translation>
    </message>
    <message>
        <source>memory, set by hand</source>
        <translation>记忆（手动设定）</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>记忆</translation>
    </message>
    <message>
        <source>∂ of {what} at step {step}</source>
        <translation>第 {step} 步 {what} 的 ∂</translation>
    </message>
</context>
<context>
    <name>DiagramCanvas</name>
    <message>
        <source>Open keeps the memory; shut clears it.</source>
        <translation>打开则保留记忆，关闭则清除记忆。</translation>
    </message>
    <message>
        <source>Drag up or down; double click resets.</source>
        <translation>上下拖动；双击还原。</translation>
    </message>
    <message>
        <source>Driven by the weights: change the inputs or the weights.</source>
        <translation>由权重决定：请修改输入或权重。</translation>
    </message>
</context>
<context>
    <name>DiagramPanel</name>
    <message>
        <source>Memory cell</source>
        <translation>记忆单元</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Which cell: the diagram and the equations change with it</source>
        <translation>单元类型：示意图和公式随之改变</translation>
    </message>
    <message>
        <source>∂ gradients</source>
        <translation>∂ 梯度</translation>
    </message>
    <message>
        <source>Show how the chosen value answers to every other: ∂ flows backwards</source>
        <translation>显示所选值对其他各值的响应：∂ 反向流动</translation>
    </message>
    <message>
        <source>∂a, this step</source>
        <translation>∂a，本步</translation>
    </message>
    <message>
        <source>∂a, last step</source>
        <translation>∂a，末步</translation>
    </message>
    <message>
        <source>∂c′, this step</source>
        <translation>∂c′，本步</translation>
    </message>
    <message>
        <source>∂c′, last step</source>
        <translation>∂c′，末步</translation>
    </message>
    <message>
        <source>Gradient of</source>
        <translation>求梯度的量</translation>
    </message>
    <message>
        <source>Diagram of the cell</source>
        <translation>单元示意图</translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message>
        <source>Sessions, sequences and networks ({patterns})</source>
        <translation>会话、序列和网络 ({patterns})</translation>
    </message>
    <message>
        <source>Networks ({patterns})</source>
        <translation>网络 ({patterns})</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Reading {file}…</source>
        <translation>正在读取 {file}…</translation>
    </message>
    <message>
        <source>{network} reads words. Look into a network that reads numbers, or go to Cell first.</source>
        <translation>{network} 读入的是词。请先查看一个读入数字的网络，或转到“单元”。</translation>
    </message>
    <message>
        <source>{file} cannot be opened: {reason}</source>
        <translation>无法打开 {file}：{reason}</translation>
    </message>
    <message>
        <source>The clipboard holds no text. Copy cells of a spreadsheet first.</source>
        <translation>剪贴板中没有文本。请先在电子表格中复制单元格。</translation>
    </message>
    <message>
        <source>Sessions ({pattern})</source>
        <translation>会话 ({pattern})</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>{file} cannot be saved: {reason}. Choose another folder with File → Save As.</source>
        <translation>无法保存 {file}：{reason}。请用“文件 → 另存为”选择其他文件夹。</translation>
    </message>
    <message>
        <source>Saved to {file}</source>
        <translation>已保存到 {file}</translation>
    </message>
    <message>
        <source>{file} has changes that are not saved. Save them?</source>
        <translation>{file} 有尚未保存的更改。要保存吗？</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>&amp;Figure</source>
        <translation>图(&amp;F)</translation>
    </message>
    <message>
        <source>For&amp;mat</source>
        <translation>格式(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>尺寸(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Resolution</source>
        <translation>分辨率(&amp;R)</translation>
    </message>
    <message>
        <source>Ste&amp;ps per second</source>
        <translation>每秒步数(&amp;P)</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Whole workspace</source>
        <translation>整个工作区</translation>
    </message>
    <message>
        <source>PNG image</source>
        <translation>PNG 图像</translation>
    </message>
    <message>
        <source>SVG vector</source>
        <translation>SVG 矢量图</translation>
    </message>
    <message>
        <source>PDF vector</source>
        <translation>PDF 矢量图</translation>
    </message>
    <message>
        <source>CSV data</source>
        <translation>CSV 数据</translation>
    </message>
    <message>
        <source>GIF animation</source>
        <translation>GIF 动画</translation>
    </message>
    <message>
        <source>APNG animation</source>
        <translation>APNG 动画</translation>
    </message>
    <message>
        <source>As shown</source>
        <translation>与屏幕相同</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Column, 85 mm</source>
        <translation>单栏，85 mm</translation>
    </message>
    <message>
        <source>Page, 170 mm</source>
        <translation>通栏，170 mm</translation>
    </message>
    <message>
        <source>Slide, 16:9</source>
        <translation>幻灯片，16:9</translation>
    </message>
    <message>
        <source>%p%, {seconds} s left</source>
        <translation>%p%，还需 {seconds} 秒</translation>
    </message>
    <message>
        <source>Writing the file…</source>
        <translation>正在写入文件…</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Copied: {figure}</source>
        <translation>已复制：{figure}</translation>
    </message>
    <message>
        <source>Copy Figure</source>
        <translation>复制图</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
</context>
<context>
    <name>FileDialog</name>
    <message>
        <source>One recurrent network was found in {file}.</source>
        <translation>在 {file} 中找到一个循环网络。</translation>
    </message>
    <message>
        <source>{count} recurrent networks were found in {file}. Choose one.</source>
        <translation>在 {file} 中找到 {count} 个循环网络，请选择一个。</translation>
    </message>
    <message>
        <source>Networks in this file</source>
        <translation>此文件中的网络</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>Inputs → units</source>
        <translation>输入 → 单元</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>{layers}, both directions</source>
        <translation>{layers}，双向</translation>
    </message>
    <message>
        <source>one cell module</source>
        <translation>单个 cell 模块</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>（无名称）</translation>
    </message>
    <message>
        <source>Not used, {count}: {names}</source>
        <translation>未使用，{count} 项：{names}</translation>
    </message>
</context>
<context>
    <name>FormulaPanel</name>
    <message>
        <source>Formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>Rounded</source>
        <translation>舍入</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>精确</translation>
    </message>
    <message>
        <source>Three decimals</source>
        <translation>三位小数</translation>
    </message>
    <message>
        <source>Every digit of the double-precision number</source>
        <translation>双精度数的全部数字</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the formulas</source>
        <translation>复制公式</translation>
    </message>
    <message>
        <source>As LaTeX</source>
        <translation>复制为 LaTeX</translation>
    </message>
    <message>
        <source>As Text</source>
        <translation>复制为文本</translation>
    </message>
</context>
<context>
    <name>GradientsWorkspace</name>
    <message>
        <source>Gradients</source>
        <translation>梯度</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>About LSTM Sim</source>
        <translation>关于 LSTM Sim</translation>
    </message>
    <message>
        <source>LSTM Sim {version}: an instrument for seeing into a recurrent memory cell.</source>
        <translation>LSTM Sim {version}：看清循环记忆单元内部的仪器。</translation>
    </message>
</context>
<context>
    <name>InputsPanel</name>
    <message>
        <source>Arrows: 0.1, with Shift 0.01; Page: 1; Home and End: the ends. Double click resets.</source>
        <translation>方向键：0.1，加 Shift：0.01；翻页键：1；Home 和 End：两端。双击还原。</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>记忆</translation>
    </message>
    <message>
        <source>Input {number}</source>
        <translation>输入 {number}</translation>
    </message>
    <message>
        <source>Weight of the memory in {symbol}</source>
        <translation>记忆在 {symbol} 中的权重</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Direct</source>
        <translation>直接</translation>
    </message>
    <message>
        <source>Set z, zᵢ, z_f and z_o themselves</source>
        <translation>直接设定 z、zᵢ、z_f 和 z_o</translation>
    </message>
    <message>
        <source>Weighted</source>
        <translation>加权</translation>
    </message>
    <message>
        <source>Set inputs x₁ … xₙ; a matrix of weights makes z, zᵢ, z_f and z_o of them</source>
        <translation>设定输入 x₁ … xₙ，由权重矩阵算出 z、zᵢ、z_f 和 z_o</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步进</translation>
    </message>
    <message>
        <source>Commit the step: c becomes c′ (Ctrl+Return)</source>
        <translation>走一步：c 变为 c′（Ctrl+Return）</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>One step back (Ctrl+Backspace)</source>
        <translation>后退一步（Ctrl+Backspace）</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Keep this state and compare later ones with it (Ctrl+P)</source>
        <translation>固定此状态，与之后的状态比较（Ctrl+P）</translation>
    </message>
    <message>
        <source>Memory set by hand: release</source>
        <translation>手动设定的记忆：还原</translation>
    </message>
    <message>
        <source>Let the memory be again what the run brings to this step</source>
        <translation>让记忆重新取运行到此步的值</translation>
    </message>
    <message>
        <source>Activation f of the gates</source>
        <translation>闸门的激活函数 f</translation>
    </message>
    <message>
        <source>Activation g of the cell input</source>
        <translation>单元输入的激活函数 g</translation>
    </message>
    <message>
        <source>Activation h of the memory on its way out</source>
        <translation>记忆输出时的激活函数 h</translation>
    </message>
    <message>
        <source>Weights of the memory</source>
        <translation>记忆的权重</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>unit </source>
        <translation>单元 </translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>One input fewer</source>
        <translation>减少一个输入</translation>
    </message>
    <message>
        <source>One input more</source>
        <translation>增加一个输入</translation>
    </message>
</context>
<context>
    <name>LayerButton</name>
    <message>
        <source>Choose the layer, and the direction in which it reads</source>
        <translation>选择层及其读取方向</translation>
    </message>
</context>
<context>
    <name>LessonPanel</name>
    <message>
        <source>Lessons ({patterns})</source>
        <translation>教程 ({patterns})</translation>
    </message>
    <message>
        <source>Open a Lesson</source>
        <translation>打开教程</translation>
    </message>
    <message>
        <source>Open Lesson &amp;File…</source>
        <translation>打开教程文件(&amp;F)…</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>待完成</translation>
    </message>
    <message>
        <source>Do it in the program.</source>
        <translation>请在程序中完成。</translation>
    </message>
    <message>
        <source>{step} of {count}</source>
        <translation>{step} / {count}</translation>
    </message>
    <message>
        <source>Next Lesson ▶</source>
        <translation>下一课 ▶</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Next lesson: {title}</source>
        <translation>下一课：{title}</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>教程</translation>
    </message>
    <message>
        <source>The lesson {name} is not there.</source>
        <translation>找不到教程 {name}。</translation>
    </message>
    <message>
        <source>Show Me</source>
        <translation>做给我看</translation>
    </message>
    <message>
        <source>Bring the program to where this step begins; undo brings yours back</source>
        <translation>把程序带到这一步开始的状态；撤销即可回到您原来的状态</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Previous step</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Choose another lesson</source>
        <translation>选择其他教程</translation>
    </message>
    <message>
        <source>Close the lesson; everything stays as it is</source>
        <translation>关闭教程；一切保持原样</translation>
    </message>
</context>
<context>
    <name>LossPanel</name>
    <message>
        <source>As known, or as answered</source>
        <translation>按已知标签，或按网络的回答</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Loading the network…</source>
        <translation>正在载入网络…</translation>
    </message>
    <message>
        <source>No network answers: choose one in Network.</source>
        <translation>没有网络作答：请在“网络”中选择一个。</translation>
    </message>
    <message>
        <source>{network}: “{sentence}”</source>
        <translation>{network}：“{sentence}”</translation>
    </message>
    <message>
        <source>This network answers with numbers: choose one in Network that labels words.</source>
        <translation>此网络的回答是数：请在“网络”中选择一个给词加标签的网络。</translation>
    </message>
    <message>
        <source>references as chosen by you</source>
        <translation>参考标签由您选定</translation>
    </message>
    <message>
        <source>references of the example</source>
        <translation>例句自带的参考标签</translation>
    </message>
    <message>
        <source>references: the network&apos;s own answers; click on labels to choose others</source>
        <translation>参考标签：网络自己的回答；点击标签可另选</translation>
    </message>
    <message>
        <source>L = Σ −ln y(reference) = {total}</source>
        <translation>L = Σ −ln y(参考标签) = {total}</translation>
    </message>
    <message>
        <source>trained as a whole sequence (CRF): shown are the marginals</source>
        <translation>按整个序列训练（CRF）：显示的是边缘概率</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Loss, word by word</source>
        <translation>逐词的损失</translation>
    </message>
    <message>
        <source>Each word&apos;s likeliest labels, ▸ before the reference; what it adds to the loss; the sum so far. Click on the labels, or press Enter, to choose another reference.</source>
        <translation>每个词最可能的标签，参考标签前标 ▸；它给损失增加的量；到此为止的总和。点击标签或按 Enter 可另选参考标签。</translation>
    </message>
    <message>
        <source>Reset References</source>
        <translation>还原参考标签</translation>
    </message>
    <message>
        <source>Those of the example, or the network&apos;s own answers</source>
        <translation>例句自带的，或网络自己的回答</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>What to look for</source>
        <translation>看什么</translation>
    </message>
    <message>
        <source>The network could not be run: {reason}</source>
        <translation>网络无法运行：{reason}</translation>
    </message>
    <message>
        <source>LSTM Sim did not end properly. The session of {time} is still there.</source>
        <translation>LSTM Sim 上次未正常结束。{time} 的会话仍在。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>A network is being trained. Stop? The run is kept and can be continued.</source>
        <translation>正在训练网络。要停止吗？训练记录会保留，之后可以继续。</translation>
    </message>
</context>
<context>
    <name>MapsPanel</name>
    <message>
        <source>Choose a network to look into.</source>
        <translation>请选择要查看的网络。</translation>
    </message>
    <message>
        <source>Type a sentence, and every unit shows here what it does at each word.</source>
        <translation>输入一个句子，这里会显示每个单元在每个词处的活动。</translation>
    </message>
    <message>
        <source>Gates and memory</source>
        <translation>闸门与记忆</translation>
    </message>
    <message>
        <source>Heat maps of the units over the time steps</source>
        <translation>各单元随时间步变化的热图</translation>
    </message>
    <message>
        <source>Click a cell to look at its unit and time step, or move there with the arrows; the wheel zooms, dragging then moves the maps, A shows all. Enter, or a double click, opens the unit in Cell.</source>
        <translation>点击一格查看其单元和时间步，或用方向键移动；滚轮缩放，缩放后可拖动，按 A 显示全部。按回车或双击可在“单元”中打开该单元。</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>Show how far each value moved from the network without the changes</source>
        <translation>显示各值与未更改的网络相差多少</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>No files yet</source>
        <translation>尚无文件</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Presets</source>
        <translation>预设(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Networks</source>
        <translation>网络(&amp;N)</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation>步进(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Choose a Lesson</source>
        <translation>选择教程(&amp;C)</translation>
    </message>
    <message>
        <source>As the &amp;System</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>What to begin with</source>
        <translation>从什么开始</translation>
    </message>
</context>
<context>
    <name>NetworkFiles</name>
    <message>
        <source>No network is looked into. Choose one in Network first.</source>
        <translation>尚未选择网络。请先在“网络”中选择一个。</translation>
    </message>
    <message>
        <source>Checkpoint of LSTM Sim ({pattern})</source>
        <translation>LSTM Sim 检查点 ({pattern})</translation>
    </message>
    <message>
        <source>PyTorch state dict ({pattern})</source>
        <translation>PyTorch 状态字典 ({pattern})</translation>
    </message>
    <message>
        <source>Python script with its weights beside it ({pattern})</source>
        <translation>Python 脚本，附权重文件 ({pattern})</translation>
    </message>
    <message>
        <source>Save Network As</source>
        <translation>网络另存为</translation>
    </message>
    <message>
        <source>Table ({pattern})</source>
        <translation>表格 ({pattern})</translation>
    </message>
    <message>
        <source>NumPy arrays ({pattern})</source>
        <translation>NumPy 数组 ({pattern})</translation>
    </message>
    <message>
        <source>Export Traces</source>
        <translation>导出轨迹</translation>
    </message>
    <message>
        <source>{file} is still being written. Wait for it.</source>
        <translation>{file} 仍在写入，请稍候。</translation>
    </message>
    <message>
        <source>Writing {file}…</source>
        <translation>正在写入 {file}…</translation>
    </message>
    <message>
        <source>Saved to {file}</source>
        <translation>已保存到 {file}</translation>
    </message>
    <message>
        <source>{file} cannot be written: {reason}. Choose another folder.</source>
        <translation>无法写入 {file}：{reason}。请选择其他文件夹。</translation>
    </message>
</context>
<context>
    <name>NetworkWorkspace</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
</context>
<context>
    <name>NumbersDialog</name>
    <message>
        <source>Sequence</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>One row for each time step, {count} columns, parted by spaces, tabs or commas.</source>
        <translation>每个时间步一行，共 {count} 列，以空格、制表符或逗号分隔。</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>There are {found} columns; the network reads {wanted}.</source>
        <translation>有 {found} 列，而网络读取 {wanted} 列。</translation>
    </message>
    <message>
        <source>{count} steps</source>
        <translation>{count} 步</translation>
    </message>
</context>
<context>
    <name>PhasePanel</name>
    <message>
        <source>Every memory stays as it is.</source>
        <translation>任何记忆都保持不变。</translation>
    </message>
    <message>
        <source>● stable</source>
        <translation>● 稳定</translation>
    </message>
    <message>
        <source>○ unstable</source>
        <translation>○ 不稳定</translation>
    </message>
    <message>
        <source>{kind} {memory}, slope {slope}</source>
        <translation>{kind} {memory}，斜率 {slope}</translation>
    </message>
    <message>
        <source>No fixed point in this range.</source>
        <translation>此范围内没有不动点。</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>相图</translation>
    </message>
    <message>
        <source>Phase plot of the memory</source>
        <translation>记忆的相图</translation>
    </message>
    <message>
        <source>Where the memory goes under the present inputs: drag the point to begin elsewhere; A shows all</source>
        <translation>当前输入下记忆的去向：拖动点可从别处开始；按 A 显示全部</translation>
    </message>
</context>
<context>
    <name>PowerPanel</name>
    <message>
        <source>{number} (beyond what a computer&apos;s number holds)</source>
        <translation>{number}（超出计算机数的范围）</translation>
    </message>
    <message>
        <source>{number} (0 for a computer)</source>
        <translation>{number}（在计算机中即为 0）</translation>
    </message>
    <message>
        <source>w⁹⁹⁹</source>
        <translation>w⁹⁹⁹</translation>
    </message>
    <message>
        <source>The weight that feeds the memory back; Shift and the arrows move it finely</source>
        <translation>把记忆反馈回来的权重；Shift 加方向键可微调</translation>
    </message>
    <message>
        <source>the lecture&apos;s</source>
        <translation>课程中的值</translation>
    </message>
    <message>
        <source>y and dy/dw over the weight</source>
        <translation>y 和 dy/dw 随权重的变化</translation>
    </message>
    <message>
        <source>log₁₀ |y|, log₁₀ |dy/dw| (dashed)</source>
        <translation>log₁₀ |y|，log₁₀ |dy/dw|（虚线）</translation>
    </message>
</context>
<context>
    <name>RangeDialog</name>
    <message>
        <source>from</source>
        <translation>从</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Own Range</source>
        <translation>合适的范围</translation>
    </message>
    <message>
        <source>The range that suits this surface</source>
        <translation>适合这个曲面的范围</translation>
    </message>
    <message>
        <source>Range of the Axes</source>
        <translation>坐标轴范围</translation>
    </message>
</context>
<context>
    <name>ResponsePanel</name>
    <message>
        <source>Response</source>
        <translation>响应</translation>
    </message>
    <message>
        <source>What the map shows</source>
        <translation>图中显示的量</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>Vertical axis</source>
        <translation>纵轴</translation>
    </message>
    <message>
        <source>Response map</source>
        <translation>响应图</translation>
    </message>
    <message>
        <source>Drag the crosshair to set both inputs, or move it with the arrows; A shows all</source>
        <translation>拖动十字线同时设定两个输入，或用方向键移动；按 A 显示全部</translation>
    </message>
</context>
<context>
    <name>RunsModel</name>
    <message>
        <source>Best score on dev: F1 or accuracy; for a series, the error</source>
        <translation>验证集上的最佳得分：F1 或准确率；时间序列则为误差</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>结构</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练中</translation>
    </message>
    <message>
        <source>begun {time}</source>
        <translation>{time} 开始</translation>
    </message>
    <message>
        <source>{optimizer}, learning rate {rate}, clip norm {clip}, batch {batch}, seed {seed}</source>
        <translation>{optimizer}，学习率 {rate}，裁剪范数 {clip}，批大小 {batch}，随机种子 {seed}</translation>
    </message>
</context>
<context>
    <name>RunsPanel</name>
    <message>
        <source>Hide Its Curves</source>
        <translation>隐藏其曲线</translation>
    </message>
    <message>
        <source>Show Its Curves</source>
        <translation>显示其曲线</translation>
    </message>
    <message>
        <source>Move the run “{name}” to the trash?</source>
        <translation>要把训练记录“{name}”移到回收站吗？</translation>
    </message>
    <message>
        <source>Its network and its curves go with it; they can be restored from there.</source>
        <translation>其网络和曲线会一并移走，可从那里恢复。</translation>
    </message>
    <message>
        <source>Move to Trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>训练记录</translation>
    </message>
    <message>
        <source>Tables ({pattern})</source>
        <translation>表格 ({pattern})</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>No runs yet. What is trained is kept here, also for the next start.</source>
        <translation>尚无训练记录。训练过的都保存在这里，下次启动仍在。</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>What can be done with the run that is chosen</source>
        <translation>对所选训练记录可做的操作</translation>
    </message>
    <message>
        <source>Open in the Maps</source>
        <translation>在热图中打开</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Continue Training</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Take Its Settings</source>
        <translation>采用其设置</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Export Its Curves…</source>
        <translation>导出其曲线…</translation>
    </message>
    <message>
        <source>Export the Table…</source>
        <translation>导出表格…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
</context>
<context>
    <name>SensitivityPanel</name>
    <message>
        <source>∂c′/∂c = {gate}: open, the gradient passes whole</source>
        <translation>∂c′/∂c = {gate}：打开时梯度完整通过</translation>
    </message>
    <message>
        <source>∂c′/∂c: {gate}, and what the peepholes add</source>
        <translation>∂c′/∂c：{gate}，再加上窥视孔的部分</translation>
    </message>
    <message>
        <source>Sensitivity of {what}</source>
        <translation>{what} 的灵敏度</translation>
    </message>
    <message>
        <source>How the new memory c′ answers</source>
        <translation>新记忆 c′ 如何响应</translation>
    </message>
    <message>
        <source>How the output a answers</source>
        <translation>输出 a 如何响应</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>灵敏度</translation>
    </message>
</context>
<context>
    <name>SentencesPanel</name>
    <message>
        <source>There are no examples for this network</source>
        <translation>此网络没有例句</translation>
    </message>
    <message>
        <source>Loading the networks…</source>
        <translation>正在载入网络…</translation>
    </message>
    <message>
        <source>No network is chosen. Choose one from Networks.</source>
        <translation>未选择网络。请从“网络”中选择。</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>Type a sentence</source>
        <translation>输入一个句子</translation>
    </message>
    <message>
        <source>Sentence</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>Answers, word by word</source>
        <translation>逐词的回答</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Choose which networks answer under each other</source>
        <translation>选择哪些网络的回答上下并列</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>挑选</translation>
    </message>
    <message>
        <source>A sentence the network never saw in training</source>
        <translation>网络在训练中从未见过的句子</translation>
    </message>
    <message>
        <source>Compare with one more sentence</source>
        <translation>再加一个句子作比较</translation>
    </message>
    <message>
        <source>Take this sentence away</source>
        <translation>移除此句子</translation>
    </message>
</context>
<context>
    <name>SequenceDialog</name>
    <message>
        <source>Rename input</source>
        <translation>重命名输入</translation>
    </message>
    <message>
        <source>Name of the input:</source>
        <translation>输入的名称：</translation>
    </message>
    <message>
        <source>The clipboard holds no text. Copy cells of a spreadsheet first.</source>
        <translation>剪贴板中没有文本。请先在电子表格中复制单元格。</translation>
    </message>
    <message>
        <source>Open CSV</source>
        <translation>打开 CSV</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>表格 (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>{file} cannot be opened: {reason}</source>
        <translation>无法打开 {file}：{reason}</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>The sequence: a row for each time step</source>
        <translation>序列：每个时间步一行</translation>
    </message>
    <message>
        <source>Paste cells of a spreadsheet from the current cell on (Ctrl+V)</source>
        <translation>从当前单元格起粘贴电子表格的内容（Ctrl+V）</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>插入</translation>
    </message>
    <message>
        <source>A row of zeros below the current one (Ins)</source>
        <translation>在当前行下方插入一行零（Ins）</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制行</translation>
    </message>
    <message>
        <source>The current row once more (Ctrl+D)</source>
        <translation>再来一行相同的（Ctrl+D）</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete the selected rows (Ctrl+Del)</source>
        <translation>删除所选的行（Ctrl+Del）</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Give the current input another name</source>
        <translation>给当前输入换一个名称</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Open CSV…</source>
        <translation>打开 CSV…</translation>
    </message>
    <message>
        <source>Take the sequence from a file</source>
        <translation>从文件读取序列</translation>
    </message>
    <message>
        <source>Generate…</source>
        <translation>生成…</translation>
    </message>
    <message>
        <source>Fill an input with a signal</source>
        <translation>用信号填充一个输入</translation>
    </message>
</context>
<context>
    <name>SequenceGenerator</name>
    <message>
        <source>Signal</source>
        <translation>信号</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Length (steps)</source>
        <translation>长度（步）</translation>
    </message>
    <message>
        <source>Amplitude</source>
        <translation>幅度</translation>
    </message>
    <message>
        <source>Period (steps)</source>
        <translation>周期（步）</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Put the signal into the chosen input</source>
        <translation>把信号放入所选输入</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Give the input its values back</source>
        <translation>恢复该输入原来的值</translation>
    </message>
</context>
<context>
    <name>SequenceModel</name>
    <message>
        <source>“{text}” is not a number. The cell keeps its value.</source>
        <translation>“{text}”不是数。单元格保持原值。</translation>
    </message>
</context>
<context>
    <name>SequencePanel</name>
    <message>
        <source>own</source>
        <translation>自定</translation>
    </message>
    <message>
        <source>should be y{number}</source>
        <translation>应为 y{number}</translation>
    </message>
    <message>
        <source>answer y{number}</source>
        <translation>回答 y{number}</translation>
    </message>
    <message>
        <source>y{number} with the changes</source>
        <translation>更改后的 y{number}</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>Inputs, answers and what should be answered, over time</source>
        <translation>随时间变化的输入、回答和应有的回答</translation>
    </message>
    <message>
        <source>time step</source>
        <translation>时间步</translation>
    </message>
    <message>
        <source>value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Example of the network&apos;s own task</source>
        <translation>网络自身任务的示例</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Read a made-up sequence</source>
        <translation>读取一个生成的序列</translation>
    </message>
    <message>
        <source>Type…</source>
        <translation>输入…</translation>
    </message>
    <message>
        <source>Type or paste the sequence; a CSV file can be dropped on the window</source>
        <translation>输入或粘贴序列；也可把 CSV 文件拖到窗口上</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Next or previous control</source>
        <translation>下一个或上一个控件</translation>
    </message>
    <message>
        <source>Slider or gate: one step</source>
        <translation>滑块或闸门：一格</translation>
    </message>
    <message>
        <source>Slider or gate: finer</source>
        <translation>滑块或闸门：更细</translation>
    </message>
    <message>
        <source>Shift + arrow</source>
        <translation>Shift + 方向键</translation>
    </message>
    <message>
        <source>Slider or gate: coarser</source>
        <translation>滑块或闸门：更粗</translation>
    </message>
    <message>
        <source>Slider or gate: to the end</source>
        <translation>滑块或闸门：到端点</translation>
    </message>
    <message>
        <source>Reset one value</source>
        <translation>还原一个值</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>双击</translation>
    </message>
    <message>
        <source>Figure: menu</source>
        <translation>图：菜单</translation>
    </message>
    <message>
        <source>Right click or Menu key</source>
        <translation>右键或菜单键</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
</context>
<context>
    <name>SortButton</name>
    <message>
        <source>sort: {order}</source>
        <translation>排序：{order}</translation>
    </message>
    <message>
        <source>change at “{token}”</source>
        <translation>在“{token}”处的变化</translation>
    </message>
    <message>
        <source>selective for “{label}”</source>
        <translation>对“{label}”的选择性</translation>
    </message>
    <message>
        <source>number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>similarity</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>selective for a label</source>
        <translation>对某标签的选择性</translation>
    </message>
    <message>
        <source>by {symbol}, {name}</source>
        <translation>按 {symbol}（{name}）</translation>
    </message>
    <message>
        <source>Choose how the units are sorted, and by which of their values</source>
        <translation>选择单元的排序方式及所依据的值</translation>
    </message>
</context>
<context>
    <name>SourceBar</name>
    <message>
        <source>{network} (chosen)</source>
        <translation>{network}（当前）</translation>
    </message>
    <message>
        <source>Pascanu&apos;s network of one unit</source>
        <translation>Pascanu 的单个单元网络</translation>
    </message>
    <message>
        <source>two weights of</source>
        <translation>两个权重，属于</translation>
    </message>
    <message>
        <source>two directions of</source>
        <translation>两个方向，属于</translation>
    </message>
    <message>
        <source>on its sentence</source>
        <translation>在当前句子上</translation>
    </message>
    <message>
        <source>on all sentences</source>
        <translation>在全部句子上</translation>
    </message>
    <message>
        <source>on held-out examples</source>
        <translation>在留出样本上</translation>
    </message>
    <message>
        <source>random, scaled filter by filter</source>
        <translation>随机方向，逐滤波器缩放</translation>
    </message>
    <message>
        <source>principal ones of the training path</source>
        <translation>训练路径的主方向</translation>
    </message>
    <message>
        <source>Whose error surface</source>
        <translation>谁的误差曲面</translation>
    </message>
    <message>
        <source>Which network: those that are open in Network</source>
        <translation>哪个网络：“网络”中打开的那些</translation>
    </message>
    <message>
        <source>On which sentences or sequences the loss is taken</source>
        <translation>损失取自哪些句子或序列</translation>
    </message>
    <message>
        <source>Which two directions through all weights (Li et al. 2018)</source>
        <translation>穿过全部权重的哪两个方向（Li 等，2018）</translation>
    </message>
    <message>
        <source>Seed of the random directions</source>
        <translation>随机方向的种子</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Weight along {axis}</source>
        <translation>{axis} 轴的权重</translation>
    </message>
</context>
<context>
    <name>StepperPanel</name>
    <message>
        <source>step {step} of {steps}</source>
        <translation>第 {step} 步，共 {steps} 步</translation>
    </message>
    <message>
        <source>Arrived here: {values}</source>
        <translation>到达此处：{values}</translation>
    </message>
    <message>
        <source>along the memory alone, Π f(z_f) = {value}</source>
        <translation>仅沿记忆：Π f(z_f) = {value}</translation>
    </message>
    <message>
        <source>The run in Cell has one step: here its inputs are held for {steps} steps.</source>
        <translation>“单元”里的运行只有一步：这里让同样的输入保持 {steps} 步。</translation>
    </message>
    <message>
        <source>Backwards, step by step</source>
        <translation>逐步反向传播</translation>
    </message>
    <message>
        <source>The way back through one step</source>
        <translation>在一步之内反向传播的路径</translation>
    </message>
    <message>
        <source>Each wire bears its local derivative; what comes, times that, goes on. ← and → follow it.</source>
        <translation>每条线上标着局部导数；传来的值乘以它，再继续传下去。按 ← 和 → 逐步跟随。</translation>
    </message>
    <message>
        <source>Follow the last step&apos;s output</source>
        <translation>从末步的输出开始</translation>
    </message>
    <message>
        <source>Follow the last step&apos;s memory</source>
        <translation>从末步的记忆开始</translation>
    </message>
    <message>
        <source>One step back in time (←)</source>
        <translation>在时间上后退一步（←）</translation>
    </message>
    <message>
        <source>One step forth (→)</source>
        <translation>前进一步（→）</translation>
    </message>
    <message>
        <source>Backwards</source>
        <translation>反向传播</translation>
    </message>
</context>
<context>
    <name>SurfacePanel</name>
    <message>
        <source>E (bold) and ‖g‖ (thin) at each step; θ dotted</source>
        <translation>每一步的 E（粗线）和 ‖g‖（细线）；θ 为点线</translation>
    </message>
    <message>
        <source>Click on the surface to descend from there.</source>
        <translation>点击曲面，从该处开始下降。</translation>
    </message>
    <message>
        <source>clipped</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>unclipped</source>
        <translation>不裁剪</translation>
    </message>
    <message>
        <source>converged at step {step}</source>
        <translation>第 {step} 步收敛</translation>
    </message>
    <message>
        <source>diverged at step {step}</source>
        <translation>第 {step} 步发散</translation>
    </message>
    <message>
        <source>left the picture at step {step}</source>
        <translation>第 {step} 步离开图面</translation>
    </message>
    <message>
        <source>still going after {step} steps</source>
        <translation>{step} 步后仍在继续</translation>
    </message>
    <message>
        <source>Error surface</source>
        <translation>误差曲面</translation>
    </message>
    <message>
        <source>principal direction {number} ({share} of the path)</source>
        <translation>主方向 {number}（占路径的 {share}）</translation>
    </message>
    <message>
        <source>direction {number}</source>
        <translation>方向 {number}</translation>
    </message>
    <message>
        <source>Error over {x} and {y}</source>
        <translation>误差随 {x} 和 {y} 的变化</translation>
    </message>
    <message>
        <source>E along {axis}</source>
        <translation>E 沿 {axis}</translation>
    </message>
    <message>
        <source>“{sentence}”</source>
        <translation>“{sentence}”</translation>
    </message>
    <message>
        <source>{count} sequences</source>
        <translation>{count} 个序列</translation>
    </message>
    <message>
        <source>references as chosen in Loss</source>
        <translation>参考标签：在“损失”中选定的</translation>
    </message>
    <message>
        <source>references of the task</source>
        <translation>参考标签：任务自带的</translation>
    </message>
    <message>
        <source>its own answers are the references</source>
        <translation>以它自己的回答为参考</translation>
    </message>
    <message>
        <source>× E = {loss}</source>
        <translation>× 处 E = {loss}</translation>
    </message>
    <message>
        <source>line: the way it came in training</source>
        <translation>线：训练时走过的路径</translation>
    </message>
    <message>
        <source>It is trained once more to follow its path: step {step} of {steps}</source>
        <translation>重新训练一遍以跟踪其路径：第 {step} 步，共 {steps} 步</translation>
    </message>
    <message>
        <source>Loading the network…</source>
        <translation>正在加载网络……</translation>
    </message>
    <message>
        <source>Pascanu&apos;s network: x(t) = w·σ(x(t−1)) + b over 50 steps, E = (σ(x₅₀) − 0.7)².</source>
        <translation>Pascanu 的网络：x(t) = w·σ(x(t−1)) + b，共 50 步，E = (σ(x₅₀) − 0.7)²。</translation>
    </message>
    <message>
        <source>Click to descend from there; A shows all</source>
        <translation>点击，从该处开始下降；按 A 显示全部</translation>
    </message>
    <message>
        <source>Range…</source>
        <translation>范围…</translation>
    </message>
    <message>
        <source>From where to where the axes go</source>
        <translation>两条坐标轴各从哪里到哪里</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>平面图</translation>
    </message>
    <message>
        <source>Relief</source>
        <translation>立体图</translation>
    </message>
    <message>
        <source>The gradient field: the way down at each place</source>
        <translation>梯度场：各处的下降方向</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>The largest gradient that is let through; the lecture&apos;s is 15</source>
        <translation>允许通过的最大梯度；课程中为 15</translation>
    </message>
    <message>
        <source>threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>clipped by norm</source>
        <translation>按范数裁剪</translation>
    </message>
    <message>
        <source>clipped by value</source>
        <translation>按值裁剪</translation>
    </message>
    <message>
        <source>Clipping</source>
        <translation>梯度裁剪</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Step of the descents</source>
        <translation>下降到第几步</translation>
    </message>
    <message>
        <source>The Jump</source>
        <translation>跳跃处</translation>
    </message>
    <message>
        <source>The step that carried the unclipped descent furthest</source>
        <translation>不裁剪的下降中跨得最远的一步</translation>
    </message>
    <message>
        <source>Sections through the start; loss and gradient norm of both descents</source>
        <translation>过起点的截面；两种下降的损失和梯度范数</translation>
    </message>
</context>
<context>
    <name>Switch</name>
    <message>
        <source>Workspaces</source>
        <translation>工作区</translation>
    </message>
</context>
<context>
    <name>ThroughTimePanel</name>
    <message>
        <source>Counting…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>Loading the network…</source>
        <translation>正在加载网络……</translation>
    </message>
    <message>
        <source>references as chosen in Loss</source>
        <translation>参考标签：在“损失”中选定的</translation>
    </message>
    <message>
        <source>references of the task</source>
        <translation>参考标签：任务自带的</translation>
    </message>
    <message>
        <source>its own answers are the references</source>
        <translation>以它自己的回答为参考</translation>
    </message>
    <message>
        <source>a sequence of numbers</source>
        <translation>一个数值序列</translation>
    </message>
    <message>
        <source>a CRF&apos;s loss is one of the whole sentence</source>
        <translation>CRF 的损失属于整个句子</translation>
    </message>
    <message>
        <source>At step {step}, {word}:</source>
        <translation>第 {step} 步，{word}：</translation>
    </message>
    <message>
        <source>layer {number}, backwards</source>
        <translation>第 {number} 层，反向</translation>
    </message>
    <message>
        <source>layer {number}</source>
        <translation>第 {number} 层</translation>
    </message>
    <message>
        <source>Deviation from the numerical gradient at this step: {values}</source>
        <translation>与数值梯度在此步的偏差：{values}</translation>
    </message>
    <message>
        <source>too small to be counted: {cells}</source>
        <translation>太小而无法计算：{cells}</translation>
    </message>
    <message>
        <source>Gradients through time</source>
        <translation>沿时间的梯度</translation>
    </message>
    <message>
        <source>small cells side by side</source>
        <translation>并排的小单元层</translation>
    </message>
    <message>
        <source>the network chosen in Network</source>
        <translation>“网络”中选定的网络</translation>
    </message>
    <message>
        <source>Whose gradients</source>
        <translation>谁的梯度</translation>
    </message>
    <message>
        <source>Small layers drawn at random, or the network and the sentence chosen in Network</source>
        <translation>随机生成的小层，或“网络”中选定的网络和句子</translation>
    </message>
    <message>
        <source>length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Time steps of the sequence</source>
        <translation>序列的时间步数</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Scale of the recurrent weights: 1 is the edge of explosion</source>
        <translation>循环权重的倍数：1 是爆炸的边缘</translation>
    </message>
    <message>
        <source>forget bias</source>
        <translation>遗忘偏置</translation>
    </message>
    <message>
        <source>Bias of the gate that keeps the memory: above 0 it is open</source>
        <translation>保持记忆的闸门的偏置：大于 0 时打开</translation>
    </message>
    <message>
        <source>loss at the last step</source>
        <translation>末步的损失</translation>
    </message>
    <message>
        <source>loss at every step</source>
        <translation>每一步的损失</translation>
    </message>
    <message>
        <source>Where the loss is</source>
        <translation>损失在哪里</translation>
    </message>
    <message>
        <source>Other Weights</source>
        <translation>换一组权重</translation>
    </message>
    <message>
        <source>Draw all weights anew</source>
        <translation>重新随机抽取所有权重</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>Compare the gradient at this step with a numerical one</source>
        <translation>将此步的梯度与数值梯度比较</translation>
    </message>
    <message>
        <source>RNN</source>
        <translation>RNN</translation>
    </message>
    <message>
        <source>LSTM</source>
        <translation>LSTM</translation>
    </message>
    <message>
        <source>Peephole</source>
        <translation>窥视孔</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>全窥视孔</translation>
    </message>
    <message>
        <source>GRU</source>
        <translation>GRU</translation>
    </message>
    <message>
        <source>Norm of the gradient at the step looked at</source>
        <translation>所看时间步处的梯度范数</translation>
    </message>
    <message>
        <source>Gradient at each step, logarithmic</source>
        <translation>每一步的梯度（对数）</translation>
    </message>
    <message>
        <source>log₁₀ ‖∂L/∂c‖ (bold), ‖∂L/∂h‖, Π f(z_f) (dotted)</source>
        <translation>log₁₀ ‖∂L/∂c‖（粗线），‖∂L/∂h‖，Π f(z_f)（点线）</translation>
    </message>
    <message>
        <source>time step</source>
        <translation>时间步</translation>
    </message>
</context>
<context>
    <name>TimelinePanel</name>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Traces of the run</source>
        <translation>运行轨迹</translation>
    </message>
    <message>
        <source>Step forward (→) takes c ← c′ and adds the next column.</source>
        <translation>前进一步（→）即 c ← c′，并增加下一列。</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Choose what the timeline shows</source>
        <translation>选择时间线显示的内容</translation>
    </message>
    <message>
        <source>Sequence…</source>
        <translation>序列…</translation>
    </message>
    <message>
        <source>The sequence as a table: type, paste, open a CSV file, generate</source>
        <translation>以表格编辑序列：输入、粘贴、打开 CSV、生成</translation>
    </message>
    <message>
        <source>Edit the sequence as a table</source>
        <translation>以表格编辑序列</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Pre-activations z</source>
        <translation>预激活值 z</translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>闸门</translation>
    </message>
    <message>
        <source>Memory c′</source>
        <translation>记忆 c′</translation>
    </message>
    <message>
        <source>Output a</source>
        <translation>输出 a</translation>
    </message>
    <message>
        <source>Answer of the output layer y</source>
        <translation>输出层的结果 y</translation>
    </message>
</context>
<context>
    <name>TrainButtons</name>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Train a new network with these settings</source>
        <translation>用这些设置训练一个新网络</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Go on training</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Wait after the present step</source>
        <translation>当前步结束后等待</translation>
    </message>
    <message>
        <source>One step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>One step: a single batch, then wait</source>
        <translation>单步：只训练一批，然后等待</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop: the run is kept and can be continued</source>
        <translation>停止：训练记录会保留，之后可以继续</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Reset: before the first step, with the same initial weights</source>
        <translation>重置：回到第一步之前，初始权重相同</translation>
    </message>
</context>
<context>
    <name>TrainOptions</name>
    <message>
        <source>Series ({patterns})</source>
        <translation>时间序列 ({patterns})</translation>
    </message>
    <message>
        <source>Open a series</source>
        <translation>打开时间序列</translation>
    </message>
    <message>
        <source>Open a folder with labelled sentences</source>
        <translation>打开含已标注句子的文件夹</translation>
    </message>
    <message>
        <source>automatic: {device}</source>
        <translation>自动：{device}</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>{device} (not here)</source>
        <translation>{device}（本机没有）</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>A CSV file with a row for each time step; drop it here, or choose it.</source>
        <translation>每个时间步一行的 CSV 文件；拖到这里，或点击选择。</translation>
    </message>
    <message>
        <source>A folder with train, dev and test: seq.in and seq.out, or columns; drop it here, or choose it.</source>
        <translation>含 train、dev 和 test 的文件夹：seq.in 与 seq.out，或分列文件；拖到这里，或点击选择。</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>The other options</source>
        <translation>其余选项</translation>
    </message>
    <message>
        <source>New seed: other initial weights, another order of the data</source>
        <translation>新随机种子：初始权重和数据顺序都不同</translation>
    </message>
    <message>
        <source>New seed</source>
        <translation>新随机种子</translation>
    </message>
</context>
<context>
    <name>TrainPanel</name>
    <message>
        <source>The data decides how many weights there are.</source>
        <translation>权重的个数由数据决定。</translation>
    </message>
    <message>
        <source>{count} hidden weights, none recurrent</source>
        <translation>{count} 个隐藏层权重，没有循环权重</translation>
    </message>
    <message>
        <source>{count} recurrent weights</source>
        <translation>{count} 个循环权重</translation>
    </message>
    <message>
        <source>{count} recurrent weights = {times} × {simple} (simple RNN) + {peepholes} (peepholes)</source>
        <translation>{count} 个循环权重 = {times} × {simple}（简单 RNN）+ {peepholes}（窥视孔）</translation>
    </message>
    <message>
        <source>{count} recurrent weights = {times} × {simple} (simple RNN)</source>
        <translation>{count} 个循环权重 = {times} × {simple}（简单 RNN）</translation>
    </message>
    <message>
        <source>{count} parameters in all</source>
        <translation>共 {count} 个参数</translation>
    </message>
    <message>
        <source>{count} sentences</source>
        <translation>{count} 个句子</translation>
    </message>
    <message>
        <source>{count} sequences</source>
        <translation>{count} 个序列</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>Before the first step</source>
        <translation>第一步之前</translation>
    </message>
    <message>
        <source>First step…</source>
        <translation>第一步…</translation>
    </message>
    <message>
        <source>epoch {epoch}/{epochs}</source>
        <translation>第 {epoch}/{epochs} 轮</translation>
    </message>
    <message>
        <source>step {step} of {steps}</source>
        <translation>第 {step} 步，共 {steps} 步</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>还需 {time}</translation>
    </message>
    <message>
        <source>{count} sentences/s</source>
        <translation>{count} 句/秒</translation>
    </message>
    <message>
        <source>{count} sequences/s</source>
        <translation>{count} 序列/秒</translation>
    </message>
    <message>
        <source>Stopped after step {step} of {steps}</source>
        <translation>已在第 {step} 步后停止，共 {steps} 步</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Finished: best {measure} {score}</source>
        <translation>已完成：最佳 {measure} {score}</translation>
    </message>
    <message>
        <source>{device} holds {held}</source>
        <translation>{device} 占用 {held}</translation>
    </message>
    <message>
        <source>{device} holds {held} of {whole}</source>
        <translation>{device} 占用 {held}，共 {whole}</translation>
    </message>
    <message>
        <source>The training broke off: {reason} The log file says more.</source>
        <translation>训练中断：{reason} 详情见日志文件。</translation>
    </message>
    <message>
        <source>Batch of {size}</source>
        <translation>批大小 {size}</translation>
    </message>
    <message>
        <source>Train on the CPU</source>
        <translation>用 CPU 训练</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
</context>
<context>
    <name>TrainProgress</name>
    <message>
        <source>Progress of the training</source>
        <translation>训练进度</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Commit the step: c ← c′</source>
        <translation>走一步：c ← c′</translation>
    </message>
    <message>
        <source>Step forward</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <source>First step</source>
        <translation>第一步</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格键</translation>
    </message>
    <message>
        <source>Last step</source>
        <translation>最后一步</translation>
    </message>
    <message>
        <source>{speed} steps/s</source>
        <translation>{speed} 步/秒</translation>
    </message>
    <message>
        <source>Speed of playing</source>
        <translation>播放速度</translation>
    </message>
</context>
<context>
    <name>UnitBanner</name>
    <message>
        <source>Unit {unit} of layer {layer} in {network}</source>
        <translation>{network} 第 {layer} 层的单元 {unit}</translation>
    </message>
    <message>
        <source>Unit {unit} of layer {layer}, reading backwards, in {network}</source>
        <translation>{network} 第 {layer} 层（反向）的单元 {unit}</translation>
    </message>
    <message>
        <source>{unit}, at {token}</source>
        <translation>{unit}，{token}处</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>第 {step} 步</translation>
    </message>
    <message>
        <source>Loading the network…</source>
        <translation>正在载入网络…</translation>
    </message>
    <message>
        <source>The network has nothing to read.</source>
        <translation>网络没有可读的内容。</translation>
    </message>
    <message>
        <source>The network answers: {answer}</source>
        <translation>网络的回答：{answer}</translation>
    </message>
    <message>
        <source>The network answers: {before} → {after}</source>
        <translation>网络的回答：{before} → {after}</translation>
    </message>
    <message>
        <source>Undo All Changes</source>
        <translation>撤销全部更改</translation>
    </message>
    <message>
        <source>Take every change to the network back</source>
        <translation>撤回对网络的所有更改</translation>
    </message>
    <message>
        <source>Close Unit</source>
        <translation>关闭单元</translation>
    </message>
    <message>
        <source>Put the cell back that stood here before</source>
        <translation>放回先前在这里的单元</translation>
    </message>
    <message>
        <source>Back to Network</source>
        <translation>返回网络</translation>
    </message>
    <message>
        <source>The unit stays open (Ctrl+2, and Ctrl+1 comes back)</source>
        <translation>单元保持打开（Ctrl+2；按 Ctrl+1 可回来）</translation>
    </message>
</context>
<context>
    <name>UnitPanel</name>
    <message>
        <source>What drives a unit stands here once a network has read a sentence.</source>
        <translation>网络读过一个句子后，这里显示驱动单元的各项。</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Unit {unit}</source>
        <translation>单元 {unit}</translation>
    </message>
    <message>
        <source>Open in Cell</source>
        <translation>在“单元”中打开</translation>
    </message>
    <message>
        <source>Show this unit&apos;s run in the Cell workspace, where everything of it can be changed</source>
        <translation>在“单元”工作区显示此单元的运行，其中一切都可更改</translation>
    </message>
    <message>
        <source>What drives each gate</source>
        <translation>是什么驱动各闸门</translation>
    </message>
    <message>
        <source>What drives the unit, and its traces over the sequence</source>
        <translation>驱动单元的各项，及其在序列上的轨迹</translation>
    </message>
</context>
<context>
    <name>UnitPicture</name>
    <message>
        <source>unit {unit}</source>
        <translation>单元 {unit}</translation>
    </message>
</context>
<context>
    <name>WeightDialog</name>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Part of the weights</source>
        <translation>权重的哪一部分</translation>
    </message>
    <message>
        <source>Row: to where</source>
        <translation>行：通向哪里</translation>
    </message>
    <message>
        <source>Column: from where</source>
        <translation>列：来自哪里</translation>
    </message>
    <message>
        <source>type to search</source>
        <translation>输入即可搜索</translation>
    </message>
    <message>
        <source>Choose a Weight</source>
        <translation>选择一个权重</translation>
    </message>
</context>
<context>
    <name>WeightsTable</name>
    <message>
        <source>{symbol}, the sum of its row</source>
        <translation>{symbol}，该行之和</translation>
    </message>
    <message>
        <source>What {source} adds to {symbol} per unit</source>
        <translation>每单位 {source} 给 {symbol} 增加的量</translation>
    </message>
</context>
<context>
    <name>WhatIfEditor</name>
    <message>
        <source>shut</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>静默</translation>
    </message>
    <message>
        <source>emptied</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>set to</source>
        <translation>设为</translation>
    </message>
    <message>
        <source>add</source>
        <translation>加上</translation>
    </message>
    <message>
        <source>this unit ({unit})</source>
        <translation>此单元（{unit}）</translation>
    </message>
    <message>
        <source>all units of the layer</source>
        <translation>该层所有单元</translation>
    </message>
    <message>
        <source>units …</source>
        <translation>指定单元…</translation>
    </message>
    <message>
        <source>at one token</source>
        <translation>在一个词处</translation>
    </message>
    <message>
        <source>from a token on</source>
        <translation>从某个词起</translation>
    </message>
    <message>
        <source>at every step</source>
        <translation>每一步</translation>
    </message>
    <message>
        <source>from … to …</source>
        <translation>从…到…</translation>
    </message>
    <message>
        <source>What is changed</source>
        <translation>更改什么</translation>
    </message>
    <message>
        <source>How it is changed</source>
        <translation>如何更改</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Of which units</source>
        <translation>哪些单元</translation>
    </message>
    <message>
        <source>Units, such as 3, 5-8</source>
        <translation>单元，例如 3, 5-8</translation>
    </message>
    <message>
        <source>Over which steps</source>
        <translation>哪些步</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>第一个词</translation>
    </message>
    <message>
        <source>Last token</source>
        <translation>最后一个词</translation>
    </message>
</context>
<context>
    <name>WhatIfPanel</name>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 个</translation>
    </message>
    <message>
        <source>Add a change to see what the network would have answered.</source>
        <translation>添加一项更改，看看网络会怎样回答。</translation>
    </message>
    <message>
        <source>What if?</source>
        <translation>如果……会怎样？</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>One more change: shut a gate, set the memory, silence a unit</source>
        <translation>再加一项更改：关闭闸门、设定记忆、让单元静默</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Take every change to the network away</source>
        <translation>移除对网络的所有更改</translation>
    </message>
    <message>
        <source>Changes to the network</source>
        <translation>对网络的更改</translation>
    </message>
    <message>
        <source>Predictions before and after</source>
        <translation>更改前后的预测</translation>
    </message>
</context>
<context>
    <name>WhatIfRow</name>
    <message>
        <source>Switched on: {change}</source>
        <translation>已启用：{change}</translation>
    </message>
    <message>
        <source>Alter: {change}</source>
        <translation>修改：{change}</translation>
    </message>
    <message>
        <source>Take away: {change}</source>
        <translation>移除：{change}</translation>
    </message>
    <message>
        <source>Switch this change on or off</source>
        <translation>启用或停用此更改</translation>
    </message>
    <message>
        <source>Take this change away</source>
        <translation>移除此更改</translation>
    </message>
</context>
<context>
    <name>WiringPanel</name>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>The same weights at every step. Click one to change it; all steps follow.</source>
        <translation>每一步用的都是同样的权重。点击一个即可更改，所有步随之变化。</translation>
    </message>
    <message>
        <source>Nothing goes from one step to the next: the network has no memory.</source>
        <translation>没有东西从一步传到下一步：网络没有记忆。</translation>
    </message>
    <message>
        <source>The hidden state goes on to the next step (Elman).</source>
        <translation>隐藏状态传到下一步（Elman）。</translation>
    </message>
    <message>
        <source>The answer of each step goes into the next one (Jordan, dashed).</source>
        <translation>每一步的回答传入下一步（Jordan，虚线）。</translation>
    </message>
    <message>
        <source>The memory c (above) and the hidden state (below) go on to the next step.</source>
        <translation>记忆 c（上）和隐藏状态（下）传到下一步。</translation>
    </message>
    <message>
        <source>Peepholes (dotted): each gate sees its own unit&apos;s memory.</source>
        <translation>窥视孔（点线）：每个闸门看到本单元的记忆。</translation>
    </message>
    <message>
        <source>Peepholes (dotted): every gate sees every memory.</source>
        <translation>窥视孔（点线）：每个闸门看到所有记忆。</translation>
    </message>
    <message>
        <source>One direction reads from the front, the other from the end.</source>
        <translation>一个方向从头读起，另一个从尾读起。</translation>
    </message>
    <message>
        <source>Wiring</source>
        <translation>连接图</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>The network that is looked into</source>
        <translation>正在查看的网络</translation>
    </message>
    <message>
        <source>Layer in Cell</source>
        <translation>“单元”中的层</translation>
    </message>
    <message>
        <source>The layer that stands in the Cell workspace, with every weight if it is tiny</source>
        <translation>“单元”工作区中的层；若很小则显示每个权重</translation>
    </message>
    <message>
        <source>The network, step by step</source>
        <translation>逐步展开的网络</translation>
    </message>
    <message>
        <source>RNN by Hand</source>
        <translation>手算 RNN</translation>
    </message>
    <message>
        <source>The lecture&apos;s network of two units, all weights 1</source>
        <translation>课程中两个单元的网络，权重全为 1</translation>
    </message>
    <message>
        <source>Move this input one step earlier (Ctrl+Left)</source>
        <translation>将此输入提前一步（Ctrl+Left）</translation>
    </message>
    <message>
        <source>Move this input one step later (Ctrl+Right)</source>
        <translation>将此输入推后一步（Ctrl+Right）</translation>
    </message>
    <message>
        <source>Turn the order of the inputs round</source>
        <translation>颠倒输入的顺序</translation>
    </message>
</context>
<context>
    <name>WiringView</name>
    <message>
        <source>weight from input {origin} to unit {to}</source>
        <translation>输入 {origin} 到单元 {to} 的权重</translation>
    </message>
    <message>
        <source>weight from unit {origin} to unit {to} of the next step</source>
        <translation>单元 {origin} 到下一步单元 {to} 的权重</translation>
    </message>
    <message>
        <source>weight from unit {origin} to output {to}</source>
        <translation>单元 {origin} 到输出 {to} 的权重</translation>
    </message>
    <message>
        <source>from below: {value}</source>
        <translation>来自下层：{value}</translation>
    </message>
    <message>
        <source>from the step before: {value}</source>
        <translation>来自上一步：{value}</translation>
    </message>
</context>
<context>
    <name>changes</name>
    <message>
        <source>Memory before the step</source>
        <translation>该步之前的记忆</translation>
    </message>
    <message>
        <source>Output of the step before</source>
        <translation>上一步的输出</translation>
    </message>
    <message>
        <source>Weights of unit {unit}</source>
        <translation>单元 {unit} 的权重</translation>
    </message>
    <message>
        <source>all units</source>
        <translation>所有单元</translation>
    </message>
    <message>
        <source>unit {unit}</source>
        <translation>单元 {unit}</translation>
    </message>
    <message>
        <source>units {units}</source>
        <translation>单元 {units}</translation>
    </message>
    <message>
        <source>changed by hand in Cell</source>
        <translation>在“单元”中手动更改</translation>
    </message>
    <message>
        <source>{what} {where}</source>
        <translation>{where}{what}</translation>
    </message>
    <message>
        <source>{value} added</source>
        <translation>加上 {value}</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>shut</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>静默</translation>
    </message>
    <message>
        <source>set to {value}</source>
        <translation>设为 {value}</translation>
    </message>
    <message>
        <source>at every step</source>
        <translation>每一步都</translation>
    </message>
    <message>
        <source>at {token}</source>
        <translation>在{token}处</translation>
    </message>
    <message>
        <source>from {token} on</source>
        <translation>从{token}起</translation>
    </message>
    <message>
        <source>from {first} to {last}</source>
        <translation>从{first}到{last}</translation>
    </message>
    <message>
        <source>“{token}”</source>
        <translation>“{token}”</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>第 {step} 步</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>&amp;New</source>
        <translation>新建(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;As…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Clear This List</source>
        <translation>清空列表(&amp;C)</translation>
    </message>
    <message>
        <source>Save Net&amp;work As…</source>
        <translation>网络另存为(&amp;W)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Export &amp;Traces…</source>
        <translation>导出轨迹(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Copy Figure</source>
        <translation>复制图(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste as Sequence</source>
        <translation>粘贴为序列(&amp;P)</translation>
    </message>
    <message>
        <source>Commit &amp;Step (c ← c′)</source>
        <translation>走一步(&amp;S)（c ← c′）</translation>
    </message>
    <message>
        <source>Step &amp;Back</source>
        <translation>后退一步(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;First Step</source>
        <translation>第一步(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Play or Pause</source>
        <translation>播放或暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Last Step</source>
        <translation>最后一步(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Release Memory Set by Hand</source>
        <translation>还原手动设定的记忆(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Pin This State to Compare</source>
        <translation>固定此状态以作比较(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Exact Numbers</source>
        <translation>精确数字(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Gradients in the Diagram</source>
        <translation>示意图中的梯度(&amp;G)</translation>
    </message>
    <message>
        <source>Edit Se&amp;quence…</source>
        <translation>编辑序列(&amp;Q)…</translation>
    </message>
    <message>
        <source>&amp;Cell Workspace</source>
        <translation>单元工作区(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Network Workspace</source>
        <translation>网络工作区(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Gradients Workspace</source>
        <translation>梯度工作区(&amp;G)</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Normal Size</source>
        <translation>正常大小(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Reset Layout</source>
        <translation>重置布局(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Full Screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Lessons</source>
        <translation>教程(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;What to Look For</source>
        <translation>看什么(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>Open &amp;Log Folder</source>
        <translation>打开日志文件夹(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;About LSTM Sim</source>
        <translation>关于 LSTM Sim(&amp;A)</translation>
    </message>
</context>
<context>
    <name>drives</name>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>itself</source>
        <translation>自身</translation>
    </message>
    <message>
        <source>other units</source>
        <translation>其他单元</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>手动设定</translation>
    </message>
</context>
<context>
    <name>failure</name>
    <message>
        <source>Something went wrong</source>
        <translation>出了问题</translation>
    </message>
    <message>
        <source>The last action failed. Your session is as it was, and you can go on.</source>
        <translation>上一个操作失败了。会话保持原样，可以继续。</translation>
    </message>
    <message>
        <source>Details are in the log file:
{file}</source>
        <translation>详情见日志文件：
{file}</translation>
    </message>
</context>
<context>
    <name>files</name>
    <message>
        <source>{file} is already there. Replace it?</source>
        <translation>{file} 已存在。要替换吗？</translation>
    </message>
</context>
<context>
    <name>options</name>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>What is learnt</source>
        <translation>学习的内容</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Of the travel sentences</source>
        <translation>旅行句子的语言</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Time steps of each sequence: the time lag grows with it</source>
        <translation>每个序列的时间步数：时间间隔随之增大</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>结构</translation>
    </message>
    <message>
        <source>What the hidden layers are made of</source>
        <translation>隐藏层由什么构成</translation>
    </message>
    <message>
        <source>Peepholes</source>
        <translation>窥视孔</translation>
    </message>
    <message>
        <source>Gates that see the memory: diagonal, each unit&apos;s own (Gers &amp; Schmidhuber 2000); dense, all</source>
        <translation>闸门能看到记忆：对角，只看本单元的（Gers &amp; Schmidhuber 2000）；全连接，看所有单元的</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>Hidden layers on top of each other</source>
        <translation>叠在一起的隐藏层数</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单元数</translation>
    </message>
    <message>
        <source>Of each layer and direction</source>
        <translation>每层、每个方向的单元数</translation>
    </message>
    <message>
        <source>Bidirectional</source>
        <translation>双向</translation>
    </message>
    <message>
        <source>A second network reads from the end; the hidden states of both are joined</source>
        <translation>第二个网络从尾读起；两者的隐藏状态拼接在一起</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>How a gradient becomes a step</source>
        <translation>如何由梯度得到一步更新</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>The largest of the run; arrows go 1, 2, 5, 10 …</source>
        <translation>整个训练中的最大值；方向键按 1、2、5、10… 变化</translation>
    </message>
    <message>
        <source>Clip norm</source>
        <translation>裁剪范数</translation>
    </message>
    <message>
        <source>A longer gradient is shortened to this: if ‖g‖ ≥ θ then g ← θ·g/‖g‖; 0 clips nothing</source>
        <translation>更长的梯度缩短到此值：若 ‖g‖ ≥ θ，则 g ← θ·g/‖g‖；0 表示不裁剪</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Sequences that one step sees</source>
        <translation>每一步所用的序列数</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Times through the data</source>
        <translation>遍历数据的次数</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Of everything random: the same seed, the same run</source>
        <translation>一切随机量的种子：种子相同，训练相同</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>What computes</source>
        <translation>用什么计算</translation>
    </message>
    <message>
        <source>Output layer</source>
        <translation>输出层</translation>
    </message>
    <message>
        <source>What turns each hidden state into an answer</source>
        <translation>把每个隐藏状态变成回答</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Share of embedding and hidden layers left out while training</source>
        <translation>训练时随机丢弃词嵌入和隐藏层的比例</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>词嵌入</translation>
    </message>
    <message>
        <source>Length of the vector of a word</source>
        <translation>词向量的长度</translation>
    </message>
    <message>
        <source>Spelling</source>
        <translation>拼写特征</translation>
    </message>
    <message>
        <source>Features that a convolution reads off a word&apos;s characters; 0 is none</source>
        <translation>用卷积从词的字符中读出的特征数；0 表示不用</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Words a feed-forward network sees at once, its own in the middle</source>
        <translation>前馈网络一次看到的词数，当前词居中</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>How the learning rate falls over the run</source>
        <translation>学习率在训练中如何下降</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>Share of the run over which the learning rate rises</source>
        <translation>学习率上升阶段占整个训练的比例</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>Of SGD: how much of the last step goes on</source>
        <translation>用于 SGD：上一步延续下来的比例</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>Pull of all weights towards 0</source>
        <translation>把所有权重拉向 0 的强度</translation>
    </message>
    <message>
        <source>Clip value</source>
        <translation>裁剪值</translation>
    </message>
    <message>
        <source>Each component of the gradient stays within ± this; 0 clips nothing</source>
        <translation>梯度的每个分量保持在 ± 此值之内；0 表示不裁剪</translation>
    </message>
    <message>
        <source>Averaging</source>
        <translation>权重平均</translation>
    </message>
    <message>
        <source>Decay of the moving average of the weights that is evaluated; 0 is none</source>
        <translation>评估所用权重的滑动平均的衰减率；0 表示不用</translation>
    </message>
    <message>
        <source>Smooth labels</source>
        <translation>标签平滑</translation>
    </message>
    <message>
        <source>Share of the reference that is spread over all labels</source>
        <translation>参考标签分摊到所有标签上的比例</translation>
    </message>
    <message>
        <source>Word dropout</source>
        <translation>词 Dropout</translation>
    </message>
    <message>
        <source>Share of words that are made unknown while training</source>
        <translation>训练时换成未知词的比例</translation>
    </message>
    <message>
        <source>Least steps</source>
        <translation>最少步数</translation>
    </message>
    <message>
        <source>Small data is gone through more often, until the run has made this many; 0 is none</source>
        <translation>数据较少时会多训练几轮，直到达到这个步数；0 表示不限</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>早停耐心</translation>
    </message>
    <message>
        <source>Epochs without a better score after which training stops; 0 is never</source>
        <translation>连续多少轮得分没有提高就停止训练；0 表示从不</translation>
    </message>
    <message>
        <source>Mixed precision</source>
        <translation>混合精度</translation>
    </message>
    <message>
        <source>Matrix products in bfloat16, on a GPU</source>
        <translation>在 GPU 上用 bfloat16 做矩阵乘法</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程数</translation>
    </message>
    <message>
        <source>Of the CPU; 0 chooses: one for small layers</source>
        <translation>CPU 线程数；0 为自动：小的层用一个</translation>
    </message>
    <message>
        <source>Save (steps)</source>
        <translation>保存（步）</translation>
    </message>
    <message>
        <source>Steps between two checkpoints; 0 goes by the seconds alone</source>
        <translation>两个检查点之间的步数；0 表示只按秒数</translation>
    </message>
    <message>
        <source>Save (seconds)</source>
        <translation>保存（秒）</translation>
    </message>
    <message>
        <source>Seconds between two checkpoints; 0 goes by the steps alone</source>
        <translation>两个检查点之间的秒数；0 表示只按步数</translation>
    </message>
</context>
<context>
    <name>problems</name>
    <message>
        <source>A CRF needs a label at every step.</source>
        <translation>CRF 在每一步都需要标签。</translation>
    </message>
    <message>
        <source>A feed-forward network has no direction.</source>
        <translation>前馈网络没有方向。</translation>
    </message>
    <message>
        <source>A name occurs twice in it.</source>
        <translation>其中有名称出现了两次。</translation>
    </message>
    <message>
        <source>A name of {0} characters is too long.</source>
        <translation>{0} 个字符的名称太长了。</translation>
    </message>
    <message>
        <source>A network without an output layer answers with its hidden state.</source>
        <translation>没有输出层的网络以其隐藏状态作答。</translation>
    </message>
    <message>
        <source>A run must have a name.</source>
        <translation>训练记录必须有名称。</translation>
    </message>
    <message>
        <source>A sentence of {0} words is too long for the window, which shows up to {1}.</source>
        <translation>{0} 个词的句子太长，窗口最多显示 {1} 个词。</translation>
    </message>
    <message>
        <source>A sentence of {0} words; the most is {1}.</source>
        <translation>句子有 {0} 个词；最多 {1} 个。</translation>
    </message>
    <message>
        <source>A sequence of {0} steps is too long for the window, which shows up to {1}.</source>
        <translation>{0} 步的序列太长，窗口最多显示 {1} 步。</translation>
    </message>
    <message>
        <source>A unit of a network keeps its network&apos;s equations.</source>
        <translation>网络中的单元保持其网络的公式。</translation>
    </message>
    <message>
        <source>A window of {0} words has no middle.</source>
        <translation>{0} 个词的窗口没有正中。</translation>
    </message>
    <message>
        <source>A {0} layer has no {1} that can be changed.</source>
        <translation>{0} 层没有可更改的 {1}。</translation>
    </message>
    <message>
        <source>A {0} network has no window.</source>
        <translation>{0} 网络没有窗口。</translation>
    </message>
    <message>
        <source>Add train.seq.in and train.seq.out.</source>
        <translation>请加入 train.seq.in 和 train.seq.out。</translation>
    </message>
    <message>
        <source>An LSTM with a projection (proj_size) is not supported.</source>
        <translation>不支持带投影（proj_size）的 LSTM。</translation>
    </message>
    <message>
        <source>An axis cannot go from {0} to {1}.</source>
        <translation>坐标轴不能从 {0} 到 {1}。</translation>
    </message>
    <message>
        <source>An input needs a name.</source>
        <translation>输入需要一个名称。</translation>
    </message>
    <message>
        <source>Another window is training this run.</source>
        <translation>另一个窗口正在进行此训练。</translation>
    </message>
    <message>
        <source>Begin a new run.</source>
        <translation>请开始新的训练。</translation>
    </message>
    <message>
        <source>Begin further left, or paste fewer columns.</source>
        <translation>请从更靠左处开始，或粘贴更少的列。</translation>
    </message>
    <message>
        <source>Byte {0} is not UTF-8.</source>
        <translation>字节 {0} 不是 UTF-8。</translation>
    </message>
    <message>
        <source>Change the sequence in Network, or leave the unit.</source>
        <translation>请在“网络”中更改序列，或离开该单元。</translation>
    </message>
    <message>
        <source>Check its name.</source>
        <translation>请检查其名称。</translation>
    </message>
    <message>
        <source>Check its quotation marks.</source>
        <translation>请检查其中的引号。</translation>
    </message>
    <message>
        <source>Choose PNG, SVG or PDF.</source>
        <translation>请选择 PNG、SVG 或 PDF。</translation>
    </message>
    <message>
        <source>Choose a CSV file.</source>
        <translation>请选择 CSV 文件。</translation>
    </message>
    <message>
        <source>Choose a file in it.</source>
        <translation>请选择其中的文件。</translation>
    </message>
    <message>
        <source>Choose a file on a disk.</source>
        <translation>请选择磁盘上的文件。</translation>
    </message>
    <message>
        <source>Choose a network first.</source>
        <translation>请先选择一个网络。</translation>
    </message>
    <message>
        <source>Choose a network that labels.</source>
        <translation>请选择给词加标签的网络。</translation>
    </message>
    <message>
        <source>Choose a session that LSTM Sim saved.</source>
        <translation>请选择由 LSTM Sim 保存的会话。</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Choose another network.</source>
        <translation>请选另一个网络。</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>请另选一个。</translation>
    </message>
    <message>
        <source>Choose one of them by its name.</source>
        <translation>请按名称选择其中之一。</translation>
    </message>
    <message>
        <source>Choose one of: {0}.</source>
        <translation>请从中选择：{0}。</translation>
    </message>
    <message>
        <source>Choose the folder with train, dev and test.</source>
        <translation>请选择含 train、dev 和 test 的文件夹。</translation>
    </message>
    <message>
        <source>Delete its folder by hand if you no longer want it.</source>
        <translation>若不再需要，请手动删除其文件夹。</translation>
    </message>
    <message>
        <source>Delete the run, or put an earlier copy of this file in its place.</source>
        <translation>请删除该训练记录，或换上此文件的早先副本。</translation>
    </message>
    <message>
        <source>Each line holds a word first and its label last; an empty line ends a sentence.</source>
        <translation>每行先是词、最后是其标签；空行结束一个句子。</translation>
    </message>
    <message>
        <source>Expected train.seq.in and train.seq.out, or train/seq.in and train/seq.out, or train.conll.</source>
        <translation>应有 train.seq.in 和 train.seq.out，或 train/seq.in 和 train/seq.out，或 train.conll。</translation>
    </message>
    <message>
        <source>Get it again from where it came.</source>
        <translation>请从原处重新获取。</translation>
    </message>
    <message>
        <source>Give a CSV file.</source>
        <translation>请提供 CSV 文件。</translation>
    </message>
    <message>
        <source>Give a check, or leave the task out.</source>
        <translation>请给出检查条件，或去掉任务。</translation>
    </message>
    <message>
        <source>Give a file with labelled sentences.</source>
        <translation>请提供含已标注句子的文件。</translation>
    </message>
    <message>
        <source>Give a finite number.</source>
        <translation>请给出一个有限的数。</translation>
    </message>
    <message>
        <source>Give a length of {0} or more.</source>
        <translation>请把长度设为 {0} 或更大。</translation>
    </message>
    <message>
        <source>Give a number.</source>
        <translation>请给出一个数。</translation>
    </message>
    <message>
        <source>Give a preset or a session.</source>
        <translation>请给出预设或会话。</translation>
    </message>
    <message>
        <source>Give a sequence of {0} columns.</source>
        <translation>请给出 {0} 列的序列。</translation>
    </message>
    <message>
        <source>Give a time step, counted from 1, or one of: {0}.</source>
        <translation>请给出从 1 数起的时间步，或其中之一：{0}。</translation>
    </message>
    <message>
        <source>Give another name.</source>
        <translation>请换一个名称。</translation>
    </message>
    <message>
        <source>Give at least one row of numbers.</source>
        <translation>请至少给出一行数。</translation>
    </message>
    <message>
        <source>Give every row the same number of columns.</source>
        <translation>请让每一行的列数相同。</translation>
    </message>
    <message>
        <source>Give it in en, zh_CN or zh_TW.</source>
        <translation>请用 en、zh_CN 或 zh_TW 给出。</translation>
    </message>
    <message>
        <source>Give its size.</source>
        <translation>请给出其大小。</translation>
    </message>
    <message>
        <source>Give one label for each word.</source>
        <translation>请为每个词给出一个标签。</translation>
    </message>
    <message>
        <source>Give one of them.</source>
        <translation>请只给出其中之一。</translation>
    </message>
    <message>
        <source>Give one of: quantity, setting, answer, all, any, not.</source>
        <translation>请给出其中之一：quantity、setting、answer、all、any、not。</translation>
    </message>
    <message>
        <source>Give one of: {0}.</source>
        <translation>请给出其中之一：{0}。</translation>
    </message>
    <message>
        <source>Give one of {0} and one of {1}.</source>
        <translation>从 {0} 中给一个，从 {1} 中给一个。</translation>
    </message>
    <message>
        <source>Give one row for each time step.</source>
        <translation>请为每个时间步给出一行。</translation>
    </message>
    <message>
        <source>Give one row of numbers for each time step.</source>
        <translation>请为每个时间步给出一行数。</translation>
    </message>
    <message>
        <source>Give the folder or file that it is in.</source>
        <translation>请给出数据所在的文件夹或文件。</translation>
    </message>
    <message>
        <source>Give the folder that holds train, dev and test.</source>
        <translation>请给出含 train、dev 和 test 的文件夹。</translation>
    </message>
    <message>
        <source>Give the folder that it lies in: {0}.</source>
        <translation>请给出它所在的文件夹：{0}。</translation>
    </message>
    <message>
        <source>Give the log another name.</source>
        <translation>请给日志换一个名称。</translation>
    </message>
    <message>
        <source>Give those columns, or switch to weighted mode.</source>
        <translation>请给出这些列，或切换到加权模式。</translation>
    </message>
    <message>
        <source>Give true or false.</source>
        <translation>请给出 true 或 false。</translation>
    </message>
    <message>
        <source>Give two numbers, the lower one first.</source>
        <translation>请给出两个数，小的在前。</translation>
    </message>
    <message>
        <source>It belongs beside {0}.</source>
        <translation>它应在 {0} 旁边。</translation>
    </message>
    <message>
        <source>It changed while it was read.</source>
        <translation>读取期间文件发生了变化。</translation>
    </message>
    <message>
        <source>It has more than {0} parts.</source>
        <translation>它的部分超过 {0} 个。</translation>
    </message>
    <message>
        <source>It has no biases; they are 0.</source>
        <translation>它没有偏置，按 0 处理。</translation>
    </message>
    <message>
        <source>It has {0} lines, {1} has {2}.</source>
        <translation>它有 {0} 行，而 {1} 有 {2} 行。</translation>
    </message>
    <message>
        <source>It has: {0}.</source>
        <translation>可用的有：{0}。</translation>
    </message>
    <message>
        <source>It holds no data.pkl as torch.save writes it.</source>
        <translation>其中没有 torch.save 写出的 data.pkl。</translation>
    </message>
    <message>
        <source>It holds {0} recurrent networks: {1}.</source>
        <translation>其中有 {0} 个循环网络：{1}。</translation>
    </message>
    <message>
        <source>It is a TorchScript program, not weights alone.</source>
        <translation>这是 TorchScript 程序，不只是权重。</translation>
    </message>
    <message>
        <source>It is a bare pickle, as torch.save wrote it before PyTorch 1.6: opening it would run it.</source>
        <translation>这是 PyTorch 1.6 之前 torch.save 写出的裸 pickle：打开它就会运行它。</translation>
    </message>
    <message>
        <source>It is compressed or encrypted, which torch.save never does.</source>
        <translation>它被压缩或加密了，而 torch.save 从不这样做。</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>它是空的。</translation>
    </message>
    <message>
        <source>It is larger than {0} GiB.</source>
        <translation>它超过 {0} GiB。</translation>
    </message>
    <message>
        <source>It is no record of a run: {0}.</source>
        <translation>这不是训练记录：{0}。</translation>
    </message>
    <message>
        <source>It is not an archive as torch.save writes it.</source>
        <translation>这不是 torch.save 写出的归档。</translation>
    </message>
    <message>
        <source>It is too short.</source>
        <translation>它太短了。</translation>
    </message>
    <message>
        <source>It must be 0 or more.</source>
        <translation>必须不小于 0。</translation>
    </message>
    <message>
        <source>It must be 1 or more.</source>
        <translation>必须不小于 1。</translation>
    </message>
    <message>
        <source>It must be at least 0 and less than 1.</source>
        <translation>必须不小于 0 且小于 1。</translation>
    </message>
    <message>
        <source>It must be more than 0.</source>
        <translation>必须大于 0。</translation>
    </message>
    <message>
        <source>It must be {0} or less.</source>
        <translation>必须不大于 {0}。</translation>
    </message>
    <message>
        <source>It must be {0} or more.</source>
        <translation>必须不小于 {0}。</translation>
    </message>
    <message>
        <source>It must hold the parameters of a torch.nn RNN, LSTM or GRU (weight_ih_l0, weight_hh_l0 …).</source>
        <translation>其中必须有 torch.nn 的 RNN、LSTM 或 GRU 的参数（weight_ih_l0、weight_hh_l0 …）。</translation>
    </message>
    <message>
        <source>It speaks of a header of {0} bytes, which it does not hold.</source>
        <translation>它声称文件头有 {0} 字节，但并没有。</translation>
    </message>
    <message>
        <source>It speaks of {0} bytes of tensors and holds {1}.</source>
        <translation>它声称张量有 {0} 字节，实际有 {1} 字节。</translation>
    </message>
    <message>
        <source>It was begun with {0} = {1}, not {2}.</source>
        <translation>训练开始时 {0} = {1}，而不是 {2}。</translation>
    </message>
    <message>
        <source>It was not trained here.</source>
        <translation>它不是在这里训练的。</translation>
    </message>
    <message>
        <source>It was written by a later version (format {0}; this program knows {1}).</source>
        <translation>它由更新的版本写出（格式 {0}；本程序只认识 {1}）。</translation>
    </message>
    <message>
        <source>It was written on a computer with another order of bytes.</source>
        <translation>它写自字节序不同的计算机。</translation>
    </message>
    <message>
        <source>It would call {0}, which is no tensor.</source>
        <translation>它会调用 {0}，而那不是张量。</translation>
    </message>
    <message>
        <source>It would unpack to more than the file&apos;s own size.</source>
        <translation>它解开后会超过文件本身的大小。</translation>
    </message>
    <message>
        <source>Its archive cannot be read: {0}.</source>
        <translation>无法读取其归档：{0}。</translation>
    </message>
    <message>
        <source>Its cells are taken as layers on top of each other: {0}.</source>
        <translation>其各 cell 按叠放的层处理：{0}。</translation>
    </message>
    <message>
        <source>Its dictionaries are nested without end.</source>
        <translation>其字典无限嵌套。</translation>
    </message>
    <message>
        <source>Its header cannot be read.</source>
        <translation>无法读取其文件头。</translation>
    </message>
    <message>
        <source>Its header cannot be read: {0}.</source>
        <translation>无法读取其文件头：{0}。</translation>
    </message>
    <message>
        <source>Its header has {0} bytes, more than the {1} it may have.</source>
        <translation>其文件头有 {0} 字节，超过允许的 {1} 字节。</translation>
    </message>
    <message>
        <source>Its header speaks of a network of another size than it holds.</source>
        <translation>文件头所说的网络大小与实际不符。</translation>
    </message>
    <message>
        <source>Its header speaks of a network that cannot be.</source>
        <translation>文件头描述的网络不可能存在。</translation>
    </message>
    <message>
        <source>Its header speaks of {0} parameters, it holds {1}.</source>
        <translation>文件头称有 {0} 个参数，实际有 {1} 个。</translation>
    </message>
    <message>
        <source>Its part {0} does not hold what is said of it.</source>
        <translation>其部分 {0} 的内容与所述不符。</translation>
    </message>
    <message>
        <source>Its part {0} is cut off.</source>
        <translation>其部分 {0} 不完整。</translation>
    </message>
    <message>
        <source>Its part {0} is missing or too large.</source>
        <translation>其部分 {0} 缺失或过大。</translation>
    </message>
    <message>
        <source>Its pickle is no state dict: {0}.</source>
        <translation>其 pickle 不是状态字典：{0}。</translation>
    </message>
    <message>
        <source>Its scaling does not fit its network.</source>
        <translation>其数值缩放与网络不符。</translation>
    </message>
    <message>
        <source>Its tensor {0} does not fit its network.</source>
        <translation>其张量 {0} 与网络不符。</translation>
    </message>
    <message>
        <source>Its tensors are more than the file can hold.</source>
        <translation>其张量超出文件所能容纳。</translation>
    </message>
    <message>
        <source>Its vocabulary does not fit its network.</source>
        <translation>其词汇表与网络不符。</translation>
    </message>
    <message>
        <source>Its weights are neither float32 nor float64.</source>
        <translation>其权重既不是 float32 也不是 float64。</translation>
    </message>
    <message>
        <source>Its weights are not floating-point numbers (quantised?).</source>
        <translation>其权重不是浮点数（量化过？）。</translation>
    </message>
    <message>
        <source>Leave out bidirectional.</source>
        <translation>请去掉“双向”。</translation>
    </message>
    <message>
        <source>Leave out: {0}.</source>
        <translation>请去掉：{0}。</translation>
    </message>
    <message>
        <source>Leave that option out, or write the new run to another file.</source>
        <translation>请去掉该选项，或把新的训练写到另一个文件。</translation>
    </message>
    <message>
        <source>Leave the unit to change the cell.</source>
        <translation>请先离开该单元，再更改单元类型。</translation>
    </message>
    <message>
        <source>Line n of one must hold the labels of line n of the other; this is the first that does not fit.</source>
        <translation>一个文件的第 n 行必须是另一个文件第 n 行的标签；这是第一处不符。</translation>
    </message>
    <message>
        <source>Load it where you trust it, and save its weights again with a later PyTorch: torch.save(model.state_dict(), file).</source>
        <translation>请在可信的环境中载入，再用较新的 PyTorch 保存其权重：torch.save(model.state_dict(), file)。</translation>
    </message>
    <message>
        <source>Load it with torch.jit.load(file) and save its weights, with torch.save(model.state_dict(), file).</source>
        <translation>请用 torch.jit.load(file) 载入，再用 torch.save(model.state_dict(), file) 保存其权重。</translation>
    </message>
    <message>
        <source>Make room on the disk, or see that the program may write there.</source>
        <translation>请腾出磁盘空间，或确认程序有权在那里写入。</translation>
    </message>
    <message>
        <source>Name columns apart.</source>
        <translation>各列名称请勿重复。</translation>
    </message>
    <message>
        <source>No data has been chosen.</source>
        <translation>尚未选择数据。</translation>
    </message>
    <message>
        <source>No labelled sentences were found.</source>
        <translation>没有找到已标注的句子。</translation>
    </message>
    <message>
        <source>No unit is named.</source>
        <translation>没有写出单元。</translation>
    </message>
    <message>
        <source>Of {0} layers it has only {1} tensors.</source>
        <translation>{0} 层中只有 {1} 个张量。</translation>
    </message>
    <message>
        <source>Only feed-forward has one.</source>
        <translation>只有前馈网络才有。</translation>
    </message>
    <message>
        <source>Open a .safetensors file, or a state dict saved by torch.save(model.state_dict(), file) with PyTorch 1.6 or later.</source>
        <translation>请打开 .safetensors 文件，或用 PyTorch 1.6 以后的 torch.save(model.state_dict(), file) 保存的状态字典。</translation>
    </message>
    <message>
        <source>Open a session that LSTM Sim saved, or correct the file by hand.</source>
        <translation>请打开由 LSTM Sim 保存的会话，或手动改正文件。</translation>
    </message>
    <message>
        <source>Open it again.</source>
        <translation>请重新打开。</translation>
    </message>
    <message>
        <source>Open it as a network of another program.</source>
        <translation>请把它当作其他程序的网络打开。</translation>
    </message>
    <message>
        <source>Open its file in Network first.</source>
        <translation>请先在“网络”中打开其文件。</translation>
    </message>
    <message>
        <source>Open the network again from where it is now.</source>
        <translation>请从网络文件现在的位置重新打开。</translation>
    </message>
    <message>
        <source>Open the network again to use it as it is now.</source>
        <translation>若要使用现在的网络，请重新打开。</translation>
    </message>
    <message>
        <source>Peepholes are read from LSTM Sim&apos;s own checkpoints only.</source>
        <translation>窥视孔只能从 LSTM Sim 自己的检查点读取。</translation>
    </message>
    <message>
        <source>Put a name there.</source>
        <translation>请在该处填入一个名称。</translation>
    </message>
    <message>
        <source>Put a number there.</source>
        <translation>请在该处填入一个数。</translation>
    </message>
    <message>
        <source>Put each sentence on a line of its own, or an empty line between sentences.</source>
        <translation>请让每个句子单独一行，或在句子之间加空行。</translation>
    </message>
    <message>
        <source>Put it back, or delete what is left of the run.</source>
        <translation>请放回该文件，或删除这次训练余下的部分。</translation>
    </message>
    <message>
        <source>Put it back, or train anew.</source>
        <translation>请放回该文件，或重新训练。</translation>
    </message>
    <message>
        <source>Restore the data, or begin a new run.</source>
        <translation>请恢复数据，或开始新的训练。</translation>
    </message>
    <message>
        <source>Run: pip install tensorboard</source>
        <translation>请运行：pip install tensorboard</translation>
    </message>
    <message>
        <source>Save its recurrent layers alone.</source>
        <translation>请只保存其循环层。</translation>
    </message>
    <message>
        <source>Save the file as CSV UTF-8.</source>
        <translation>请将文件另存为 CSV UTF-8。</translation>
    </message>
    <message>
        <source>Save the file as UTF-8.</source>
        <translation>请将文件另存为 UTF-8。</translation>
    </message>
    <message>
        <source>Save the weights again, with torch.save(model.state_dict(), file) or as safetensors.</source>
        <translation>请用 torch.save(model.state_dict(), file) 或以 safetensors 格式重新保存权重。</translation>
    </message>
    <message>
        <source>Save the weights alone, with torch.save(model.state_dict(), file).</source>
        <translation>请只保存权重：torch.save(model.state_dict(), file)。</translation>
    </message>
    <message>
        <source>See that the program may read it.</source>
        <translation>请确认程序有权读取。</translation>
    </message>
    <message>
        <source>Several processes cannot train on {0} together.</source>
        <translation>多个进程不能一起在 {0} 上训练。</translation>
    </message>
    <message>
        <source>Shorten it, or run it with: lstm-sim simulate --inputs FILE.csv --weights FILE.json</source>
        <translation>请缩短序列，或用此命令运行：lstm-sim simulate --inputs FILE.csv --weights FILE.json</translation>
    </message>
    <message>
        <source>Shorten it, or run it without a window: lstm-sim simulate --inputs FILE.csv --weights FILE.json</source>
        <translation>请缩短序列，或不开窗口运行：lstm-sim simulate --inputs FILE.csv --weights FILE.json</translation>
    </message>
    <message>
        <source>Shorten it.</source>
        <translation>请缩短。</translation>
    </message>
    <message>
        <source>Some of its weights are not finite numbers.</source>
        <translation>其部分权重不是有限的数。</translation>
    </message>
    <message>
        <source>Start one process for each GPU, or use --device cpu.</source>
        <translation>请为每个 GPU 启动一个进程，或使用 --device cpu。</translation>
    </message>
    <message>
        <source>Stay between {0} and {1}.</source>
        <translation>请保持在 {0} 与 {1} 之间。</translation>
    </message>
    <message>
        <source>Stay within ±{0}.</source>
        <translation>请保持在 ±{0} 之内。</translation>
    </message>
    <message>
        <source>Stop it first.</source>
        <translation>请先停止。</translation>
    </message>
    <message>
        <source>Stop it there first.</source>
        <translation>请先在那里停止。</translation>
    </message>
    <message>
        <source>Take a number from 1 to {0}.</source>
        <translation>请取 1 到 {0} 之间的数。</translation>
    </message>
    <message>
        <source>Take a shorter sequence.</source>
        <translation>请用更短的序列。</translation>
    </message>
    <message>
        <source>Take an earlier copy of it, or begin a new run.</source>
        <translation>请用其早先的副本，或开始新的训练。</translation>
    </message>
    <message>
        <source>Take an odd number: 1, 3, 5 …</source>
        <translation>请取奇数：1、3、5 …</translation>
    </message>
    <message>
        <source>Take it away, or look into it alone.</source>
        <translation>请移除它，或单独查看它。</translation>
    </message>
    <message>
        <source>Take one away first.</source>
        <translation>请先移除一个。</translation>
    </message>
    <message>
        <source>Take this change back.</source>
        <translation>请撤回此更改。</translation>
    </message>
    <message>
        <source>TensorBoard is not installed.</source>
        <translation>尚未安装 TensorBoard。</translation>
    </message>
    <message>
        <source>The Cell workspace shows up to {0} steps.</source>
        <translation>“单元”工作区最多显示 {0} 步。</translation>
    </message>
    <message>
        <source>The GPU has no room for it: {0} more were asked for, of {1} in all.</source>
        <translation>GPU 显存不足：还需要 {0}，总共只有 {1}。</translation>
    </message>
    <message>
        <source>The GPU has no room for it: {0} more were asked for.</source>
        <translation>GPU 显存不足：还需要 {0}。</translation>
    </message>
    <message>
        <source>The JSON breaks: {0}.</source>
        <translation>JSON 有误：{0}。</translation>
    </message>
    <message>
        <source>The block is too wide by {0} to begin at {1}.</source>
        <translation>这块内容宽出 {0} 列，无法从 {1} 开始。</translation>
    </message>
    <message>
        <source>The cell is empty.</source>
        <translation>单元格为空。</translation>
    </message>
    <message>
        <source>The curves cannot be drawn; the network itself is kept beside it.</source>
        <translation>无法绘制曲线；网络本身保存在它旁边。</translation>
    </message>
    <message>
        <source>The data has changed since this run was begun.</source>
        <translation>此训练开始之后，数据发生了变化。</translation>
    </message>
    <message>
        <source>The file cannot be opened: {0}.</source>
        <translation>无法打开文件：{0}。</translation>
    </message>
    <message>
        <source>The file cannot be written: {0}.</source>
        <translation>无法写入文件：{0}。</translation>
    </message>
    <message>
        <source>The file does not fit: {0}.</source>
        <translation>文件内容不符：{0}。</translation>
    </message>
    <message>
        <source>The file does not say which activation it uses; tanh is assumed.</source>
        <translation>文件没有说明使用哪种激活函数；假定为 tanh。</translation>
    </message>
    <message>
        <source>The file ends in the middle.</source>
        <translation>文件不完整，中途结束。</translation>
    </message>
    <message>
        <source>The file has version {0}, made by a newer LSTM Sim; this one reads up to version {1}.</source>
        <translation>文件版本为 {0}，由更新的 LSTM Sim 生成；本程序最多读取版本 {1}。</translation>
    </message>
    <message>
        <source>The file has version {0}, made for a newer LSTM Sim; this one reads up to version {1}.</source>
        <translation>文件版本为 {0}，供更新的 LSTM Sim 使用；本程序最多读取版本 {1}。</translation>
    </message>
    <message>
        <source>The file holds {0} bytes, its header speaks of {1}.</source>
        <translation>文件有 {0} 字节，而文件头称有 {1} 字节。</translation>
    </message>
    <message>
        <source>The file holds {0} bytes.</source>
        <translation>文件有 {0} 字节。</translation>
    </message>
    <message>
        <source>The file holds {0} bytes; a session holds at most {1}.</source>
        <translation>文件有 {0} 字节；会话最多 {1} 字节。</translation>
    </message>
    <message>
        <source>The file is UTF-16.</source>
        <translation>文件是 UTF-16。</translation>
    </message>
    <message>
        <source>The file is damaged or no safetensors file; get it again from where it came.</source>
        <translation>文件已损坏或不是 safetensors 文件；请从原处重新获取。</translation>
    </message>
    <message>
        <source>The file is damaged; take an earlier copy of it.</source>
        <translation>文件已损坏；请用其早先的副本。</translation>
    </message>
    <message>
        <source>The file is missing.</source>
        <translation>文件缺失。</translation>
    </message>
    <message>
        <source>The file is nested too deeply.</source>
        <translation>文件嵌套过深。</translation>
    </message>
    <message>
        <source>The file is not UTF-8 text.</source>
        <translation>文件不是 UTF-8 文本。</translation>
    </message>
    <message>
        <source>The file is not sound JSON.</source>
        <translation>文件不是有效的 JSON。</translation>
    </message>
    <message>
        <source>The file is not the one it was when this session was saved.</source>
        <translation>此文件与保存会话时的已不相同。</translation>
    </message>
    <message>
        <source>The file is too large for a lesson.</source>
        <translation>文件太大，不像是教程。</translation>
    </message>
    <message>
        <source>The folder is empty.</source>
        <translation>文件夹是空的。</translation>
    </message>
    <message>
        <source>{0}: there is no tab {1}.</source>
        <translation>{0}：没有标签页 {1}。</translation>
    </message>
    <message>
        <source>Give {0} rows or more, or a smaller length.</source>
        <translation>请给出至少 {0} 行，或更小的长度。</translation>
    </message>
    <message>
        <source>It has no output layer, and so no loss.</source>
        <translation>它没有输出层，因此没有损失。</translation>
    </message>
    <message>
        <source>It was not trained here: there is no training path.</source>
        <translation>它不是在这里训练的：没有训练路径。</translation>
    </message>
    <message>
        <source>Open one in Network.</source>
        <translation>请在“网络”中打开一个。</translation>
    </message>
    <message>
        <source>Take the random directions.</source>
        <translation>请改用随机方向。</translation>
    </message>
    <message>
        <source>Take the sentence that stands in Network.</source>
        <translation>请改用“网络”中的句子。</translation>
    </message>
    <message>
        <source>The layer has units 1 to {0}.</source>
        <translation>该层的单元为 1 到 {0}。</translation>
    </message>
    <message>
        <source>The name {0} of a tensor cannot be shown.</source>
        <translation>张量名称 {0} 无法显示。</translation>
    </message>
    <message>
        <source>The name {0} stands twice.</source>
        <translation>名称 {0} 出现了两次。</translation>
    </message>
    <message>
        <source>The network of this unit is not there.</source>
        <translation>此单元所属的网络不在了。</translation>
    </message>
    <message>
        <source>The number of columns is {0}, on the first line {1}.</source>
        <translation>此行有 {0} 列，而第一行有 {1} 列。</translation>
    </message>
    <message>
        <source>The output layer {0} does not fit the task {1}.</source>
        <translation>输出层 {0} 不适合任务 {1}。</translation>
    </message>
    <message>
        <source>The path does not move in two directions.</source>
        <translation>路径没有在两个方向上移动。</translation>
    </message>
    <message>
        <source>The row cannot be taken apart: {0}.</source>
        <translation>无法拆分此行：{0}。</translation>
    </message>
    <message>
        <source>The row has {0} columns, the first has {1}.</source>
        <translation>此行有 {0} 列，第一行有 {1} 列。</translation>
    </message>
    <message>
        <source>The row has {0} columns.</source>
        <translation>此行有 {0} 列。</translation>
    </message>
    <message>
        <source>The rows of {0} differ in length.</source>
        <translation>{0} 各行长度不同。</translation>
    </message>
    <message>
        <source>The run cannot be kept: {0}.</source>
        <translation>无法保存训练记录：{0}。</translation>
    </message>
    <message>
        <source>The run could not be moved to the trash.</source>
        <translation>无法把训练记录移到回收站。</translation>
    </message>
    <message>
        <source>The sequence has {0} lines, more than the {1} steps it may have.</source>
        <translation>序列有 {0} 行，超过允许的 {1} 步。</translation>
    </message>
    <message>
        <source>The sequence is empty.</source>
        <translation>序列为空。</translation>
    </message>
    <message>
        <source>The sequence is longer than {0} steps.</source>
        <translation>序列超过 {0} 步。</translation>
    </message>
    <message>
        <source>The sequence is not a rectangle of numbers.</source>
        <translation>序列不是整齐的数表。</translation>
    </message>
    <message>
        <source>The steps of an opened unit are those of its sequence.</source>
        <translation>打开的单元，其步数由序列决定。</translation>
    </message>
    <message>
        <source>The task {0} needs data.</source>
        <translation>任务 {0} 需要数据。</translation>
    </message>
    <message>
        <source>The tensor {0} does not begin where the one before it ends.</source>
        <translation>张量 {0} 没有紧接在前一个张量之后。</translation>
    </message>
    <message>
        <source>The tensor {0} does not fill its place.</source>
        <translation>张量 {0} 的大小与其位置不符。</translation>
    </message>
    <message>
        <source>The tensor {0} has the type {1}, which is not known.</source>
        <translation>张量 {0} 的类型 {1} 无法识别。</translation>
    </message>
    <message>
        <source>The text is neither UTF-8 nor UTF-16.</source>
        <translation>文本既不是 UTF-8 也不是 UTF-16。</translation>
    </message>
    <message>
        <source>The two weights are the same.</source>
        <translation>两个权重是同一个。</translation>
    </message>
    <message>
        <source>The version {0} is not a version number.</source>
        <translation>版本 {0} 不是版本号。</translation>
    </message>
    <message>
        <source>The weights that replace a unit&apos;s do not fit its layer.</source>
        <translation>用来替换单元的权重与该层不符。</translation>
    </message>
    <message>
        <source>There are 0 to {0}.</source>
        <translation>共有 0 到 {0}。</translation>
    </message>
    <message>
        <source>There are names but no numbers.</source>
        <translation>有名称但没有数。</translation>
    </message>
    <message>
        <source>There are no held-out sequences of {0} here.</source>
        <translation>这里没有 {0} 的留出序列。</translation>
    </message>
    <message>
        <source>There are no numbers.</source>
        <translation>没有数。</translation>
    </message>
    <message>
        <source>There are no travel sentences in {0}.</source>
        <translation>没有语言 {0} 的旅行句子。</translation>
    </message>
    <message>
        <source>There are: train, dev, test.</source>
        <translation>可用的有：train、dev、test。</translation>
    </message>
    <message>
        <source>There are: {0}.</source>
        <translation>可用的有：{0}。</translation>
    </message>
    <message>
        <source>There is already an input {0}.</source>
        <translation>已经有名为 {0} 的输入。</translation>
    </message>
    <message>
        <source>There is no device {0} here.</source>
        <translation>本机没有设备 {0}。</translation>
    </message>
    <message>
        <source>There is no lesson {0}.</source>
        <translation>没有教程 {0}。</translation>
    </message>
    <message>
        <source>There is no network to open a unit of.</source>
        <translation>没有可从中打开单元的网络。</translation>
    </message>
    <message>
        <source>There is no network.</source>
        <translation>没有网络。</translation>
    </message>
    <message>
        <source>There is no panel {0}.</source>
        <translation>没有名为 {0} 的面板。</translation>
    </message>
    <message>
        <source>There is no preset {0}.</source>
        <translation>没有预设 {0}。</translation>
    </message>
    <message>
        <source>There is no recurrent network in it that can be used ({0}).</source>
        <translation>其中没有可用的循环网络（{0}）。</translation>
    </message>
    <message>
        <source>There is no sentence in it.</source>
        <translation>其中没有句子。</translation>
    </message>
    <message>
        <source>There is no split {0}.</source>
        <translation>没有数据划分 {0}。</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>没有这个文件夹。</translation>
    </message>
    <message>
        <source>There is no tensor in it.</source>
        <translation>其中没有张量。</translation>
    </message>
    <message>
        <source>There is no training file in it.</source>
        <translation>其中没有训练文件。</translation>
    </message>
    <message>
        <source>There is no unit {0}.</source>
        <translation>没有单元 {0}。</translation>
    </message>
    <message>
        <source>There is no weight {0}.</source>
        <translation>没有权重 {0}。</translation>
    </message>
    <message>
        <source>There is no word in the sentence.</source>
        <translation>句子里没有词。</translation>
    </message>
    <message>
        <source>There is not enough memory for it.</source>
        <translation>内存不足。</translation>
    </message>
    <message>
        <source>There is not enough memory for it: {0} more were asked for.</source>
        <translation>内存不足：还需要 {0}。</translation>
    </message>
    <message>
        <source>There is not enough memory to open it.</source>
        <translation>内存不足，无法打开。</translation>
    </message>
    <message>
        <source>There is not enough memory to run {0}.</source>
        <translation>内存不足，无法运行 {0}。</translation>
    </message>
    <message>
        <source>There is only one column.</source>
        <translation>只有一列。</translation>
    </message>
    <message>
        <source>This figure has no data behind it.</source>
        <translation>此图没有可导出的数据。</translation>
    </message>
    <message>
        <source>This file is missing.</source>
        <translation>缺少此文件。</translation>
    </message>
    <message>
        <source>This is a file.</source>
        <translation>这是一个文件。</translation>
    </message>
    <message>
        <source>This is a folder.</source>
        <translation>这是一个文件夹。</translation>
    </message>
    <message>
        <source>This is a pipe or a device.</source>
        <translation>这是管道或设备。</translation>
    </message>
    <message>
        <source>This is neither a checkpoint of LSTM Sim nor a torch or safetensors file.</source>
        <translation>这既不是 LSTM Sim 的检查点，也不是 torch 或 safetensors 文件。</translation>
    </message>
    <message>
        <source>This is no checkpoint, or it is cut off.</source>
        <translation>这不是检查点，或已不完整。</translation>
    </message>
    <message>
        <source>This is no lesson file (it does not say &quot;format&quot;: &quot;lstm-sim-lesson&quot;).</source>
        <translation>这不是教程文件（其中没有 &quot;format&quot;: &quot;lstm-sim-lesson&quot;）。</translation>
    </message>
    <message>
        <source>This is no session file (it does not say &quot;format&quot;: &quot;lstm-sim-session&quot;).</source>
        <translation>这不是会话文件（其中没有 &quot;format&quot;: &quot;lstm-sim-session&quot;）。</translation>
    </message>
    <message>
        <source>This is no text file.</source>
        <translation>这不是文本文件。</translation>
    </message>
    <message>
        <source>This is not a checkpoint of LSTM Sim.</source>
        <translation>这不是 LSTM Sim 的检查点。</translation>
    </message>
    <message>
        <source>This is not a folder.</source>
        <translation>这不是文件夹。</translation>
    </message>
    <message>
        <source>This is not the log of a training run.</source>
        <translation>这不是训练日志。</translation>
    </message>
    <message>
        <source>This is not the record of a run.</source>
        <translation>这不是训练记录。</translation>
    </message>
    <message>
        <source>This line is none of a training run&apos;s.</source>
        <translation>此行不属于训练日志。</translation>
    </message>
    <message>
        <source>This network answers with numbers, not with labels.</source>
        <translation>此网络的回答是数，不是标签。</translation>
    </message>
    <message>
        <source>This run has come to its end.</source>
        <translation>此训练已经结束。</translation>
    </message>
    <message>
        <source>This run is being trained.</source>
        <translation>此训练正在进行。</translation>
    </message>
    <message>
        <source>Train anew to learn more.</source>
        <translation>若要继续学习，请重新训练。</translation>
    </message>
    <message>
        <source>Train anew with a learning rate smaller than {0}, or clip the gradient, for instance to a norm of 1.</source>
        <translation>请用小于 {0} 的学习率重新训练，或裁剪梯度，例如把范数限制为 1。</translation>
    </message>
    <message>
        <source>Train anew with a learning rate smaller than {0}.</source>
        <translation>请用小于 {0} 的学习率重新训练。</translation>
    </message>
    <message>
        <source>Train for more steps.</source>
        <translation>请训练更多步。</translation>
    </message>
    <message>
        <source>Training diverged at step {0}: the loss is {1}.</source>
        <translation>训练在第 {0} 步发散：损失为 {1}。</translation>
    </message>
    <message>
        <source>Training diverged at step {0}: the loss on dev is {1}.</source>
        <translation>训练在第 {0} 步发散：验证集损失为 {1}。</translation>
    </message>
    <message>
        <source>Training diverged at step {0}: the norm of the gradient is {1}.</source>
        <translation>训练在第 {0} 步发散：梯度范数为 {1}。</translation>
    </message>
    <message>
        <source>Training diverged at step {0}: the weights are no longer finite.</source>
        <translation>训练在第 {0} 步发散：权重不再是有限的数。</translation>
    </message>
    <message>
        <source>Try a batch of {0}, fewer units, or another device.</source>
        <translation>请把批大小改为 {0}，或减少单元，或换一个设备。</translation>
    </message>
    <message>
        <source>Try fewer units, or another device.</source>
        <translation>请减少单元，或换一个设备。</translation>
    </message>
    <message>
        <source>Two inputs in {0}.names have the same name.</source>
        <translation>{0}.names 中有两个输入同名。</translation>
    </message>
    <message>
        <source>Two tensors in it have the name {0}.</source>
        <translation>其中有两个张量同名：{0}。</translation>
    </message>
    <message>
        <source>Two tensors take the same numbers for different kinds.</source>
        <translation>两个张量把同一组数当作不同的类型。</translation>
    </message>
    <message>
        <source>Type one in Network.</source>
        <translation>请在“网络”中输入一句。</translation>
    </message>
    <message>
        <source>Type one.</source>
        <translation>请输入一个名称。</translation>
    </message>
    <message>
        <source>Update LSTM Sim.</source>
        <translation>请更新 LSTM Sim。</translation>
    </message>
    <message>
        <source>Use == or !=.</source>
        <translation>请用 == 或 !=。</translation>
    </message>
    <message>
        <source>Use at most {0}.</source>
        <translation>最多使用 {0}。</translation>
    </message>
    <message>
        <source>Use en, zh or en+zh.</source>
        <translation>请用 en、zh 或 en+zh。</translation>
    </message>
    <message>
        <source>Use one of {0}.</source>
        <translation>请使用其中之一：{0}。</translation>
    </message>
    <message>
        <source>Use one of: auto, cpu, cuda.</source>
        <translation>请使用其中之一：auto、cpu、cuda。</translation>
    </message>
    <message>
        <source>Use one of: {0}.</source>
        <translation>请使用其中之一：{0}。</translation>
    </message>
    <message>
        <source>Use regression for adding and series, softmax or crf for the others.</source>
        <translation>加法问题和时间序列请用回归，其他任务用 softmax 或 CRF。</translation>
    </message>
    <message>
        <source>Use softmax for this task.</source>
        <translation>此任务请用 softmax。</translation>
    </message>
    <message>
        <source>Use up to {0}.</source>
        <translation>最多使用 {0}。</translation>
    </message>
    <message>
        <source>What it holds does not agree with its checksum.</source>
        <translation>其内容与校验和不符。</translation>
    </message>
    <message>
        <source>What it keeps of its run is incomplete: {0}.</source>
        <translation>其中保存的训练信息不完整：{0}。</translation>
    </message>
    <message>
        <source>Write numbers and ranges, such as 3, 5-8.</source>
        <translation>请写数和范围，例如 3, 5-8。</translation>
    </message>
    <message>
        <source>`lstm-sim lesson list` names them.</source>
        <translation>`lstm-sim lesson list` 可列出全部。</translation>
    </message>
    <message>
        <source>docs/lessons.md describes the format.</source>
        <translation>格式见 docs/lessons.md。</translation>
    </message>
    <message>
        <source>dropout is {0}.</source>
        <translation>dropout 为 {0}。</translation>
    </message>
    <message>
        <source>lab.chosen is {0}, but there are fewer networks.</source>
        <translation>lab.chosen 为 {0}，但没有这么多网络。</translation>
    </message>
    <message>
        <source>torch.nn has no {0} layer.</source>
        <translation>torch.nn 没有 {0} 层。</translation>
    </message>
    <message>
        <source>w is {0}.</source>
        <translation>w 为 {0}。</translation>
    </message>
    <message>
        <source>weight_hh_l0 has the shape {0}: neither 1, 3 nor 4 times {1} rows.</source>
        <translation>weight_hh_l0 的形状为 {0}：行数不是 {1} 的 1、3 或 4 倍。</translation>
    </message>
    <message>
        <source>{0} asks for an answer, which is its own value.</source>
        <translation>{0} 要求一个回答，而回答本身就是值。</translation>
    </message>
    <message>
        <source>{0} asks for no quantity and no answer.</source>
        <translation>{0} 既没有 quantity 也没有 answer。</translation>
    </message>
    <message>
        <source>{0} asks for no quantity and no setting.</source>
        <translation>{0} 既没有 quantity 也没有 setting。</translation>
    </message>
    <message>
        <source>{0} asks for no quantity.</source>
        <translation>{0} 没有 quantity。</translation>
    </message>
    <message>
        <source>{0} asks for {1} at once.</source>
        <translation>{0} 同时要求 {1}。</translation>
    </message>
    <message>
        <source>{0} asks nothing.</source>
        <translation>{0} 没有要求任何东西。</translation>
    </message>
    <message>
        <source>{0} characters are too many for one sentence.</source>
        <translation>{0} 个字符对一个句子来说太多了。</translation>
    </message>
    <message>
        <source>{0} columns given, but direct mode has {1}: {2}.</source>
        <translation>给出了 {0} 列，而直接模式有 {1} 列：{2}。</translation>
    </message>
    <message>
        <source>{0} does not belong to it.</source>
        <translation>{0} 不属于它。</translation>
    </message>
    <message>
        <source>{0} does not fit: {1}.</source>
        <translation>{0} 不符：{1}。</translation>
    </message>
    <message>
        <source>{0} has a preset and a session.</source>
        <translation>{0} 既有预设又有会话。</translation>
    </message>
    <message>
        <source>{0} has a session and a study.</source>
        <translation>{0} 既有会话又有 study。</translation>
    </message>
    <message>
        <source>{0} has a session and networks.</source>
        <translation>{0} 既有会话又有网络。</translation>
    </message>
    <message>
        <source>{0} has a task, but nothing that checks it.</source>
        <translation>{0} 有任务，却没有检查它的条件。</translation>
    </message>
    <message>
        <source>{0} has no option {1}.</source>
        <translation>{0} 没有选项 {1}。</translation>
    </message>
    <message>
        <source>{0} has sentences, but no networks to read them.</source>
        <translation>{0} 有句子，却没有读句子的网络。</translation>
    </message>
    <message>
        <source>{0} has the shape {1}, expected {2}.</source>
        <translation>{0} 的形状为 {1}，应为 {2}。</translation>
    </message>
    <message>
        <source>{0} has the shape {1}.</source>
        <translation>{0} 的形状为 {1}。</translation>
    </message>
    <message>
        <source>{0} has {1} numbers, expected {2}.</source>
        <translation>{0} 有 {1} 个数，应为 {2} 个。</translation>
    </message>
    <message>
        <source>{0} has {1} units, expected {2}.</source>
        <translation>{0} 有 {1} 个单元，应为 {2} 个。</translation>
    </message>
    <message>
        <source>{0} has {1}, but opens nothing.</source>
        <translation>{0} 有 {1}，却没有打开任何东西。</translation>
    </message>
    <message>
        <source>{0} holds a number that is not finite.</source>
        <translation>{0} 含有不是有限的数。</translation>
    </message>
    <message>
        <source>{0} inputs are too many.</source>
        <translation>{0} 个输入太多了。</translation>
    </message>
    <message>
        <source>{0} is empty.</source>
        <translation>{0} 是空的。</translation>
    </message>
    <message>
        <source>{0} is missing.</source>
        <translation>缺少 {0}。</translation>
    </message>
    <message>
        <source>{0} is neither a unit nor a range of units.</source>
        <translation>{0} 既不是单元也不是单元范围。</translation>
    </message>
    <message>
        <source>{0} is no format that a figure can be written in.</source>
        <translation>{0} 不是可写出图的格式。</translation>
    </message>
    <message>
        <source>{0} is no format that a network can be written in.</source>
        <translation>{0} 不是可写出网络的格式。</translation>
    </message>
    <message>
        <source>{0} is not a number a cell can work with.</source>
        <translation>{0} 不是单元能用的数。</translation>
    </message>
    <message>
        <source>{0} is not a number.</source>
        <translation>{0} 不是数。</translation>
    </message>
    <message>
        <source>{0} is not a usable number.</source>
        <translation>{0} 不是可用的数。</translation>
    </message>
    <message>
        <source>{0} is not usable.</source>
        <translation>{0} 不可用。</translation>
    </message>
    <message>
        <source>{0} is there in no language.</source>
        <translation>{0} 没有任何语言的文本。</translation>
    </message>
    <message>
        <source>{0} is too large.</source>
        <translation>{0} 太大了。</translation>
    </message>
    <message>
        <source>{0} is {1}.</source>
        <translation>{0} 为 {1}。</translation>
    </message>
    <message>
        <source>{0} label(s) for {1} word(s) in {2}.</source>
        <translation>{0} 个标签，而 {2} 中有 {1} 个词。</translation>
    </message>
    <message>
        <source>{0} networks under each other are as many as can be read.</source>
        <translation>上下并列的网络最多 {0} 个，再多就看不清了。</translation>
    </message>
    <message>
        <source>{0} processes are to train on {1} GPUs.</source>
        <translation>要用 {0} 个进程在 {1} 个 GPU 上训练。</translation>
    </message>
    <message>
        <source>{0} reads numbers; the network that is looked into reads words.</source>
        <translation>{0} 读的是数，而正在查看的网络读的是词。</translation>
    </message>
    <message>
        <source>{0} reads words; the network that is looked into reads numbers.</source>
        <translation>{0} 读的是词，而正在查看的网络读的是数。</translation>
    </message>
    <message>
        <source>{0} reads {1} numbers at each step; the sequence has {2}.</source>
        <translation>{0} 每一步读 {1} 个数，而序列有 {2} 个。</translation>
    </message>
    <message>
        <source>{0} rows are too few for windows of {1} steps.</source>
        <translation>{0} 行太少，不够 {1} 步的窗口。</translation>
    </message>
    <message>
        <source>{0} sentences under each other are as many as can be read.</source>
        <translation>上下并列的句子最多 {0} 个，再多就看不清了。</translation>
    </message>
    <message>
        <source>{0} steps are too few for {1}.</source>
        <translation>{0} 步对 {1} 来说太少。</translation>
    </message>
    <message>
        <source>{0}, line 1: the labels stand before the words and were read so.</source>
        <translation>{0}，第 1 行：标签在词之前，已按此读取。</translation>
    </message>
    <message>
        <source>{0}, line {1}: an empty sentence was left out, and {2} more.</source>
        <translation>{0}，第 {1} 行：略去一个空句子，另有 {2} 个。</translation>
    </message>
    <message>
        <source>{0}, line {1}: an empty sentence was left out.</source>
        <translation>{0}，第 {1} 行：略去一个空句子。</translation>
    </message>
    <message>
        <source>{0}, line {1}: the label {2} is not in {3}; it will be counted as missed.</source>
        <translation>{0}，第 {1} 行：标签 {2} 不在 {3} 中，将计为漏标。</translation>
    </message>
    <message>
        <source>{0}.at is {1}, but there are {2} steps.</source>
        <translation>{0}.at 为 {1}，但只有 {2} 步。</translation>
    </message>
    <message>
        <source>{0}.at: there is no moment {1}.</source>
        <translation>{0}.at：没有时刻 {1}。</translation>
    </message>
    <message>
        <source>{0}.direct has {1} inputs, expected 4.</source>
        <translation>{0}.direct 有 {1} 个输入，应为 4 个。</translation>
    </message>
    <message>
        <source>{0}.is is missing.</source>
        <translation>缺少 {0}.is。</translation>
    </message>
    <message>
        <source>{0}.is: only numbers are more or less.</source>
        <translation>{0}.is：只有数才能比大小。</translation>
    </message>
    <message>
        <source>{0}.memory_overrides names a step or unit there is none of.</source>
        <translation>{0}.memory_overrides 指定了不存在的步或单元。</translation>
    </message>
    <message>
        <source>{0}.opened holds an opened unit of its own.</source>
        <translation>{0}.opened 自身又含有打开的单元。</translation>
    </message>
    <message>
        <source>{0}.pinned holds a pinned session of its own.</source>
        <translation>{0}.pinned 自身又含有固定的会话。</translation>
    </message>
    <message>
        <source>{0}.ranges has {1} numbers, expected {2}.</source>
        <translation>{0}.ranges 有 {1} 个数，应为 {2} 个。</translation>
    </message>
    <message>
        <source>{0}.session cannot be opened: {1}</source>
        <translation>无法打开 {0}.session：{1}</translation>
    </message>
    <message>
        <source>{0}.step is {1}, but there are {2} steps.</source>
        <translation>{0}.step 为 {1}，但只有 {2} 步。</translation>
    </message>
    <message>
        <source>{0}.step_names has {1} words, but there are {2} steps.</source>
        <translation>{0}.step_names 有 {1} 个词，但有 {2} 步。</translation>
    </message>
    <message>
        <source>{0}.study cannot be opened: {1}</source>
        <translation>无法打开 {0}.study：{1}</translation>
    </message>
    <message>
        <source>{0}.tabs: {1} stand on the same side.</source>
        <translation>{0}.tabs：{1} 在同一侧。</translation>
    </message>
    <message>
        <source>{0}.unit is {1}, but the layer has fewer.</source>
        <translation>{0}.unit 为 {1}，但该层没有这么多单元。</translation>
    </message>
    <message>
        <source>{0}.value is {1}.</source>
        <translation>{0}.value 为 {1}。</translation>
    </message>
    <message>
        <source>{0}.view: map_of and gradient_of are &quot;c&quot; or &quot;a&quot;.</source>
        <translation>{0}.view：map_of 和 gradient_of 只能是 &quot;c&quot; 或 &quot;a&quot;。</translation>
    </message>
    <message>
        <source>{0}: left aside, {1} is read as {2}.</source>
        <translation>{0}：未使用，{1} 作为 {2} 读取。</translation>
    </message>
    <message>
        <source>{0}: the conditions are nested too deeply.</source>
        <translation>{0}：条件嵌套过深。</translation>
    </message>
    <message>
        <source>{0}: there is no preset {1}.</source>
        <translation>{0}：没有预设 {1}。</translation>
    </message>
    <message>
        <source>line {0}</source>
        <translation>第 {0} 行</translation>
    </message>
    <message>
        <source>column {0}</source>
        <translation>第 {0} 列</translation>
    </message>
</context>
<context>
    <name>texts</name>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Cell input</source>
        <translation>单元输入</translation>
    </message>
    <message>
        <source>Input gate</source>
        <translation>输入门</translation>
    </message>
    <message>
        <source>Forget gate</source>
        <translation>遗忘门</translation>
    </message>
    <message>
        <source>Output gate</source>
        <translation>输出门</translation>
    </message>
    <message>
        <source>Reset gate</source>
        <translation>重置门</translation>
    </message>
    <message>
        <source>Update gate</source>
        <translation>更新门</translation>
    </message>
    <message>
        <source>Candidate</source>
        <translation>候选值</translation>
    </message>
    <message>
        <source>Recalled memory</source>
        <translation>回忆值</translation>
    </message>
    <message>
        <source>Memory (previous)</source>
        <translation>记忆（之前）</translation>
    </message>
    <message>
        <source>Memory (new)</source>
        <translation>记忆（新）</translation>
    </message>
    <message>
        <source>Memory on its way out</source>
        <translation>输出中的记忆</translation>
    </message>
    <message>
        <source>Output (previous)</source>
        <translation>输出（上一步）</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>GRU (reset after)</source>
        <translation>GRU（重置在后）</translation>
    </message>
    <message>
        <source>GRU (reset before)</source>
        <translation>GRU（重置在前）</translation>
    </message>
    <message>
        <source>LSTM</source>
        <translation>LSTM</translation>
    </message>
    <message>
        <source>LSTM with peepholes</source>
        <translation>带窥视孔的 LSTM</translation>
    </message>
    <message>
        <source>LSTM with dense peepholes</source>
        <translation>全窥视孔 LSTM</translation>
    </message>
    <message>
        <source>Simple RNN</source>
        <translation>简单 RNN</translation>
    </message>
    <message>
        <source>change of an input</source>
        <translation>更改输入</translation>
    </message>
    <message>
        <source>change of the memory</source>
        <translation>更改记忆</translation>
    </message>
    <message>
        <source>change of a weight</source>
        <translation>更改权重</translation>
    </message>
    <message>
        <source>choice of an activation</source>
        <translation>选择激活函数</translation>
    </message>
    <message>
        <source>choice of the cell</source>
        <translation>选择单元</translation>
    </message>
    <message>
        <source>choice of direct or weighted</source>
        <translation>选择直接或加权</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>change of the sequence</source>
        <translation>更改序列</translation>
    </message>
    <message>
        <source>change of the view</source>
        <translation>更改视图</translation>
    </message>
    <message>
        <source>pinning</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>change of the training</source>
        <translation>更改训练设置</translation>
    </message>
    <message>
        <source>choice of the network</source>
        <translation>选择网络</translation>
    </message>
    <message>
        <source>change of the sentence</source>
        <translation>更改句子</translation>
    </message>
    <message>
        <source>change to the network</source>
        <translation>更改网络</translation>
    </message>
    <message>
        <source>change of the study</source>
        <translation>更改梯度研究</translation>
    </message>
    <message>
        <source>Lecture: worked by hand</source>
        <translation>课程：手算示例</translation>
    </message>
    <message>
        <source>Lecture: overview</source>
        <translation>课程：总览</translation>
    </message>
    <message>
        <source>RNN by hand</source>
        <translation>手算 RNN</translation>
    </message>
    <message>
        <source>Latch: remembers one bit</source>
        <translation>锁存器：记住一个比特</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>计数器</translation>
    </message>
    <message>
        <source>Leaky average</source>
        <translation>泄漏平均</translation>
    </message>
    <message>
        <source>Oscillator</source>
        <translation>振荡器</translation>
    </message>
    <message>
        <source>Pass-through</source>
        <translation>直通</translation>
    </message>
    <message>
        <source>Always forget</source>
        <translation>总是遗忘</translation>
    </message>
    <message>
        <source>x₂ = 1 writes x₁ into the memory, x₂ = −1 resets it, x₃ = 1 lets it out: step through and do the sums.</source>
        <translation>x₂ = 1 把 x₁ 写入记忆，x₂ = −1 清空记忆，x₃ = 1 输出记忆：逐步走一遍，亲手算一算。</translation>
    </message>
    <message>
        <source>Nine steps in which 3 and 4 are added up to 7, read out, forgotten, and 6 is stored and read out.</source>
        <translation>九步：3 和 4 相加得 7，读出，遗忘；再存入 6 并读出。</translation>
    </message>
    <message>
        <source>All weights are 1: the same input gives 2, then 6, because the memory is added; swap two inputs and every answer changes.</source>
        <translation>所有权重都是 1：同样的输入先得 2、再得 6，因为加上了记忆；交换两个输入，结果全都改变。</translation>
    </message>
    <message>
        <source>The memory takes the bit x₁ when x₂ = 1 and holds it, whatever x₁ does, until the next x₂ = 1.</source>
        <translation>x₂ = 1 时记忆存入比特 x₁ 并一直保持，不管 x₁ 怎么变，直到下一次 x₂ = 1。</translation>
    </message>
    <message>
        <source>Each x₁ = 1 opens the input gate and adds one; x₂ = 1 shuts the forget gate and the count is 0 again.</source>
        <translation>每个 x₁ = 1 打开输入门并加一；x₂ = 1 关闭遗忘门，计数归零。</translation>
    </message>
    <message>
        <source>The forget gate is 80% open: the memory climbs towards the input and decays by a fifth at each step.</source>
        <translation>遗忘门打开 80%：记忆逐步趋近输入，每步衰减五分之一。</translation>
    </message>
    <message>
        <source>The output feeds back with its sign turned: after one push the memory changes sides at every step.</source>
        <translation>输出变号后反馈：推一下之后，记忆每一步都换到另一边。</translation>
    </message>
    <message>
        <source>Input and output gates open, forget gate shut: what goes in comes out, and nothing is remembered.</source>
        <translation>输入门和输出门打开，遗忘门关闭：进什么出什么，什么也不记。</translation>
    </message>
    <message>
        <source>The forget gate stays shut, so nothing outlives a step: the memory is empty wherever the input gate is shut.</source>
        <translation>遗忘门始终关闭，任何内容都活不过一步：输入门一关，记忆就空。</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>feed-forward</source>
        <translation>前馈</translation>
    </message>
    <message>
        <source>Elman</source>
        <translation>Elman</translation>
    </message>
    <message>
        <source>Jordan</source>
        <translation>Jordan</translation>
    </message>
    <message>
        <source>GRU</source>
        <translation>GRU</translation>
    </message>
    <message>
        <source>Impulse</source>
        <translation>脉冲</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>阶跃</translation>
    </message>
    <message>
        <source>Sine</source>
        <translation>正弦</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>方波</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
</context>
<context>
    <name>trace</name>
    <message>
        <source>step {step} of {steps}</source>
        <translation>第 {step} 步，共 {steps} 步</translation>
    </message>
    <message>
        <source>memory set by hand</source>
        <translation>手动设定的记忆</translation>
    </message>
</context>
<context>
    <name>training</name>
    <message>
        <source>Slot filling: travel</source>
        <translation>槽填充：旅行</translation>
    </message>
    <message>
        <source>Slot filling: own data</source>
        <translation>槽填充：自有数据</translation>
    </message>
    <message>
        <source>Adding problem</source>
        <translation>加法问题</translation>
    </message>
    <message>
        <source>Temporal order</source>
        <translation>时间顺序</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Parity</source>
        <translation>奇偶性</translation>
    </message>
    <message>
        <source>Series from CSV</source>
        <translation>CSV 时间序列</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英语</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>汉语</translation>
    </message>
    <message>
        <source>English and Chinese</source>
        <translation>英语和汉语</translation>
    </message>
    <message>
        <source>Feed-forward</source>
        <translation>前馈</translation>
    </message>
    <message>
        <source>Elman</source>
        <translation>Elman</translation>
    </message>
    <message>
        <source>Jordan</source>
        <translation>Jordan</translation>
    </message>
    <message>
        <source>GRU</source>
        <translation>GRU</translation>
    </message>
    <message>
        <source>LSTM</source>
        <translation>LSTM</translation>
    </message>
    <message>
        <source>diagonal</source>
        <translation>对角</translation>
    </message>
    <message>
        <source>dense</source>
        <translation>全连接</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Peephole LSTM</source>
        <translation>窥视孔 LSTM</translation>
    </message>
    <message>
        <source>Dense peephole LSTM</source>
        <translation>全窥视孔 LSTM</translation>
    </message>
    <message>
        <source>{kind} {size}, both directions</source>
        <translation>{kind} {size}，双向</translation>
    </message>
    <message>
        <source>{kind} {size}</source>
        <translation>{kind} {size}</translation>
    </message>
    <message>
        <source>softmax</source>
        <translation>softmax</translation>
    </message>
    <message>
        <source>CRF</source>
        <translation>CRF</translation>
    </message>
    <message>
        <source>regression</source>
        <translation>回归</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>已损坏</translation>
    </message>
</context>
<context>
    <name>units</name>
    <message>
        <source>step {step} of {steps}</source>
        <translation>第 {step} 步，共 {steps} 步</translation>
    </message>
    <message>
        <source>Unit {unit} at “{token}”</source>
        <translation>单元 {unit}，“{token}”处</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>记忆</translation>
    </message>
    <message>
        <source>layer {layer}, backwards</source>
        <translation>第 {layer} 层，反向</translation>
    </message>
    <message>
        <source>layer {layer}</source>
        <translation>第 {layer} 层</translation>
    </message>
    <message>
        <source>keeps {percent}%</source>
        <translation>保留 {percent}%</translation>
    </message>
    <message>
        <source>{percent}% open</source>
        <translation>打开 {percent}%</translation>
    </message>
</context>
<context>
    <name>weight_text</name>
    <message>
        <source>Word vectors</source>
        <translation>词向量</translation>
    </message>
    <message>
        <source>from the inputs</source>
        <translation>来自输入</translation>
    </message>
    <message>
        <source>from unit to unit</source>
        <translation>单元到单元</translation>
    </message>
    <message>
        <source>peephole</source>
        <translation>窥视孔</translation>
    </message>
    <message>
        <source>from the outputs</source>
        <translation>来自输出</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>second bias</source>
        <translation>第二偏置</translation>
    </message>
    <message>
        <source>Output layer</source>
        <translation>输出层</translation>
    </message>
    <message>
        <source>Output layer, bias</source>
        <translation>输出层，偏置</translation>
    </message>
    <message>
        <source>layer {number}</source>
        <translation>第 {number} 层</translation>
    </message>
    <message>
        <source>backwards</source>
        <translation>反向</translation>
    </message>
    <message>
        <source>{part}, {more}</source>
        <translation>{part}，{more}</translation>
    </message>
    <message>
        <source>unit {number}</source>
        <translation>单元 {number}</translation>
    </message>
    <message>
        <source>row {number}</source>
        <translation>第 {number} 行</translation>
    </message>
    <message>
        <source>input {number}</source>
        <translation>输入 {number}</translation>
    </message>
    <message>
        <source>number {number}</source>
        <translation>第 {number} 个数</translation>
    </message>
    <message>
        <source>{part}: {weight}</source>
        <translation>{part}：{weight}</translation>
    </message>
</context>
</TS>
